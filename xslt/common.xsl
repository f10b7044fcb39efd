<?xml version="1.0" encoding="UTF-8"?>
<!-- What every stylesheet shares: the report's text without its furniture, what it is called, the words for the codes
     of a statistic, and which run-in headings stand in the middle of a paragraph.

     All stylesheets are XSLT 1.0 without extensions and give the same tree in libxslt and in Saxon: numbers are made
     with number() before they are compared, and a node-set that becomes a string is cut to its first node. None strips
     white space: the tree they are applied to is the report itself and must stay as it is. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">

  <!-- # Clean text: string value minus furniture. Built-in templates copy the rest. -->

  <xsl:template match="r:furniture"/>
  <xsl:template match="r:furniture" mode="clean"/>

  <!-- # Script: words of our own follow the report's. They are written in Simplified characters, and every character
       of them that differs has one Traditional counterpart. -->

  <xsl:variable name="hans" select="'乡会况划务动势区县变号国场实开录总报据数时来标点约级结统编网计议词语谢过释镇长问际难项顾预题'"/>
  <xsl:variable name="hant" select="'鄉會況劃務動勢區縣變號國場實開錄總報據數時來標點約級結統編網計議詞語謝過釋鎮長問際難項顧預題'"/>
  <xsl:variable name="language" select="string(/r:report/@xml:lang)"/>
  <xsl:variable name="script">
    <xsl:choose>
      <xsl:when test="starts-with($language, 'zh-Hant')"><xsl:value-of select="$hant"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$hans"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- # The report as a whole -->

  <xsl:variable name="meta" select="/r:report/r:meta"/>
  <xsl:variable name="body" select="/r:report/r:body"/>
  <xsl:variable name="place" select="string($meta/r:place)"/>
  <xsl:variable name="year" select="string($meta/r:plan-year)"/>

  <!-- 政府工作报告, as the text or the metadata have it -->
  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="string($meta/r:title)"><xsl:value-of select="$meta/r:title"/></xsl:when>
      <xsl:when test="$body/r:title"><xsl:apply-templates select="$body/r:title[1]" mode="clean"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate('政府工作报告', $hans, $script)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- 岳阳市2024年政府工作报告; a title that already names its place or year is not given it twice -->
  <xsl:variable name="full-title">
    <xsl:if test="not(contains($title, $place))"><xsl:value-of select="$place"/></xsl:if>
    <xsl:if test="$year and not(contains($title, $year))"><xsl:value-of select="concat($year, '年')"/></xsl:if>
    <xsl:value-of select="$title"/>
  </xsl:variable>

  <!-- # Run-in headings: 'joined' when no line end stands between a division and what comes before it, so that its
       heading is in the middle of a paragraph. Looks back over a few pieces of furniture at most. -->

  <xsl:template match="*" mode="joined">
    <xsl:apply-templates select="preceding-sibling::node()[1]" mode="ends-line"/>
  </xsl:template>

  <xsl:template match="*" mode="ends-line">joined</xsl:template>

  <xsl:template match="text()" mode="ends-line">
    <xsl:if test="not(contains(translate(., '&#13;', '&#10;'), '&#10;'))">joined</xsl:if>
  </xsl:template>

  <xsl:template match="r:furniture" mode="ends-line">
    <xsl:param name="steps" select="8"/>
    <xsl:if test="$steps &gt; 0">
      <xsl:apply-templates select="preceding-sibling::node()[1]" mode="ends-line">
        <xsl:with-param name="steps" select="$steps - 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <!-- # What a division is called: its heading, else a word for its function -->

  <xsl:template match="*" mode="name">
    <xsl:apply-templates select="r:heading[1]" mode="clean"/>
  </xsl:template>
  <xsl:template match="r:body" mode="name"><xsl:value-of select="translate('正文', $hans, $script)"/></xsl:template>
  <xsl:template match="r:opening[not(r:heading)]" mode="name"><xsl:value-of select="translate('开场', $hans, $script)"/></xsl:template>
  <xsl:template match="r:overview[not(r:heading)]" mode="name"><xsl:value-of select="translate('概况', $hans, $script)"/></xsl:template>
  <xsl:template match="r:outlook-text[not(r:heading)]" mode="name"><xsl:value-of select="translate('形势', $hans, $script)"/></xsl:template>
  <xsl:template match="r:requirement[not(r:heading)]" mode="name"><xsl:value-of select="translate('总要求', $hans, $script)"/></xsl:template>
  <xsl:template match="r:targets[not(r:heading)]" mode="name"><xsl:value-of select="translate('预期目标', $hans, $script)"/></xsl:template>
  <xsl:template match="r:acknowledgement[not(r:heading)]" mode="name"><xsl:value-of select="translate('致谢', $hans, $script)"/></xsl:template>
  <xsl:template match="r:problems[not(r:heading)] | r:problem[not(r:heading)]" mode="name"><xsl:value-of select="translate('困难和问题', $hans, $script)"/></xsl:template>
  <xsl:template match="r:closing[not(r:heading)]" mode="name"><xsl:value-of select="translate('结束语', $hans, $script)"/></xsl:template>
  <xsl:template match="r:livelihood[not(r:heading)]" mode="name"><xsl:value-of select="translate('民生实事', $hans, $script)"/></xsl:template>
  <xsl:template match="r:glossary[not(r:heading)]" mode="name"><xsl:value-of select="translate('名词解释', $hans, $script)"/></xsl:template>
  <xsl:template match="r:appendix[not(r:heading)]" mode="name"><xsl:value-of select="translate('附件', $hans, $script)"/></xsl:template>

  <!-- # Words for codes -->

  <xsl:template match="@op" mode="word"/>
  <xsl:template match="@op[. = 'approx']" mode="word"><xsl:value-of select="translate('约', $hans, $script)"/></xsl:template>
  <xsl:template match="@op[. = 'ge']" mode="word">不低于</xsl:template>
  <xsl:template match="@op[. = 'gt']" mode="word"><xsl:value-of select="translate('超过', $hans, $script)"/></xsl:template>
  <xsl:template match="@op[. = 'le']" mode="word"><xsl:value-of select="translate('不超过', $hans, $script)"/></xsl:template>
  <xsl:template match="@op[. = 'lt']" mode="word">低于</xsl:template>

  <xsl:template match="@change[. = 'increase']" mode="word"><xsl:value-of select="translate('增长', $hans, $script)"/></xsl:template>
  <xsl:template match="@change[. = 'decrease']" mode="word">下降</xsl:template>

  <xsl:template match="@role[. = 'actual']" mode="word"><xsl:value-of select="translate('实际', $hans, $script)"/></xsl:template>
  <xsl:template match="@role[. = 'target']" mode="word"><xsl:value-of select="translate('目标', $hans, $script)"/></xsl:template>
  <xsl:template match="@role[. = 'threshold']" mode="word"><xsl:value-of select="translate('标准', $hans, $script)"/></xsl:template>

  <xsl:template match="@type" mode="word"/>
  <xsl:template match="@type[. = 'level']" mode="word"><xsl:value-of select="translate('数值', $hans, $script)"/></xsl:template>
  <xsl:template match="@type[. = 'growth_rate']" mode="word">增速</xsl:template>
  <xsl:template match="@type[. = 'increment']" mode="word">增量</xsl:template>
  <xsl:template match="@type[. = 'share']" mode="word">占比</xsl:template>
  <xsl:template match="@type[. = 'rank']" mode="word">位次</xsl:template>
  <xsl:template match="@type[. = 'rank_change']" mode="word"><xsl:value-of select="translate('位次变动', $hans, $script)"/></xsl:template>
  <xsl:template match="@type[. = 'change_points']" mode="word"><xsl:value-of select="translate('百分点变动', $hans, $script)"/></xsl:template>
  <xsl:template match="@type[. = 'threshold']" mode="word"><xsl:value-of select="translate('标准', $hans, $script)"/></xsl:template>
  <xsl:template match="@type[. = 'duration']" mode="word"><xsl:value-of select="translate('时长', $hans, $script)"/></xsl:template>
  <xsl:template match="@type[. = 'cumulative']" mode="word"><xsl:value-of select="translate('累计', $hans, $script)"/></xsl:template>

  <xsl:template match="@unit" mode="word"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@unit[. = 'CNY']" mode="word">元</xsl:template>
  <xsl:template match="@unit[. = 'USD']" mode="word">美元</xsl:template>

  <xsl:template match="@level" mode="word"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@level[. = 'national']" mode="word"><xsl:value-of select="translate('国家', $hans, $script)"/></xsl:template>
  <xsl:template match="@level[. = 'province']" mode="word"><xsl:value-of select="translate('省级', $hans, $script)"/></xsl:template>
  <xsl:template match="@level[. = 'prefecture']" mode="word"><xsl:value-of select="translate('地市级', $hans, $script)"/></xsl:template>
  <xsl:template match="@level[. = 'county']" mode="word"><xsl:value-of select="translate('县区级', $hans, $script)"/></xsl:template>
  <xsl:template match="@level[. = 'township']" mode="word"><xsl:value-of select="translate('乡镇级', $hans, $script)"/></xsl:template>
  <xsl:template match="@level[. = 'other']" mode="word">其他</xsl:template>

  <!-- # A statistic in words -->

  <!-- its number: 6.5–7 %, 2/3, or what it is measured against -->
  <xsl:template match="r:stat" mode="number">
    <xsl:choose>
      <xsl:when test="@value">
        <xsl:value-of select="@value"/>
        <xsl:if test="@value-max"><xsl:value-of select="concat('–', @value-max)"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(@ratio, @reference)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@unit">
      <xsl:text>&#160;</xsl:text>
      <xsl:apply-templates select="@unit" mode="word"/>
    </xsl:if>
  </xsl:template>

  <!-- all of it on one line: 一般公共预算地方收入：增长不低于 6.5 %（目标，增速，2024） -->
  <xsl:template match="r:stat" mode="record">
    <xsl:value-of select="@subject"/>
    <xsl:if test="@subject and @indicator">·</xsl:if>
    <xsl:value-of select="@indicator"/>
    <xsl:if test="@subject or @indicator">：</xsl:if>
    <xsl:apply-templates select="@change" mode="word"/>
    <xsl:apply-templates select="@op" mode="word"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="number"/>
    <xsl:text>（</xsl:text>
    <xsl:apply-templates select="@role" mode="word"/>
    <xsl:if test="@period"><xsl:value-of select="concat('，', @period)"/></xsl:if>
    <xsl:text>）</xsl:text>
  </xsl:template>
</xsl:stylesheet>
