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
       of them that differs has one Traditional counterpart. In a page in Simplified characters both lists are empty: to
       look each character up in them takes longer than all else that is said of a report. -->

  <xsl:variable name="language" select="string(/r:report/@xml:lang)"/>
  <xsl:variable name="differ" select="1000 * starts-with($language, 'zh-Hant')"/>
  <xsl:variable name="hans" select="substring('乡会况划务动势区县变号国场实开录总报据数时来标点约级结统编网计议词语谢过释镇长问际难项顾预题线对应请', 1, $differ)"/>
  <xsl:variable name="script" select="substring('鄉會況劃務動勢區縣變號國場實開錄總報據數時來標點約級結統編網計議詞語謝過釋鎮長問際難項顧預題線對應請', 1, $differ)"/>

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

  <!-- 岳阳市2024年政府工作报告; a title that already names its place or year (二○一二年, which some write with a letter) is not
       given it twice -->
  <xsl:variable name="full-title">
    <xsl:if test="not(contains($title, $place))"><xsl:value-of select="$place"/></xsl:if>
    <xsl:if test="$year and not(contains(translate($title, '０１２３４５６７８９○◯〇零OoＯΟ一二三四五六七八九', '012345678900000000123456789'), $year))"><xsl:value-of select="concat($year, '年')"/></xsl:if>
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

  <!-- # Words for codes. Where a word is looked up once a report, a table: |code= and what stands before the next |. -->

  <xsl:variable name="level-words" select="translate(
      '|national=国家|province=省级|prefecture=地市级|county=县区级|township=乡镇级|other=其他|', $hans, $script)"/>
  <xsl:variable name="block-words" select="translate(
      '|body=正文|review=回顾|outlook=展望|plan=安排|government=自身建设|achievement=成绩|task=任务|measure=措施|topic=要点|section=其他|opening=开场|overview=概况|outlook-text=形势|requirement=总要求|targets=预期目标|acknowledgement=致谢|problems=困难和问题|problem=问题|closing=结束语|livelihood=民生实事|glossary=名词解释|appendix=附件|',
      $hans, $script)"/>

  <!-- # What a division is called: its heading, else a word for its function -->

  <xsl:template match="*" mode="name">
    <xsl:choose>
      <xsl:when test="r:heading">
        <xsl:variable name="heading"><xsl:apply-templates select="r:heading[1]" mode="clean"/></xsl:variable>
        <xsl:variable name="length" select="string-length($heading)"/>
        <!-- without the mark that ends a run-in heading -->
        <xsl:value-of select="substring($heading, 1, $length - number(contains('。：:；', substring($heading, $length))))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="substring-before(substring-after($block-words, concat('|', local-name(), '=')), '|')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- # A statistic by its codes. There are thousands: words are chosen, which libxslt does quickest. -->

  <xsl:variable name="target" select="translate('目标', $hans, $script)"/>
  <xsl:variable name="actual" select="translate('实际', $hans, $script)"/>
  <xsl:variable name="threshold" select="translate('标准', $hans, $script)"/>
  <xsl:variable name="amount" select="translate('数值', $hans, $script)"/>
  <xsl:variable name="growth" select="'增速'"/>
  <xsl:variable name="increment" select="'增量'"/>
  <xsl:variable name="share" select="'占比'"/>
  <xsl:variable name="rank" select="'位次'"/>
  <xsl:variable name="movement" select="translate('变动', $hans, $script)"/>
  <xsl:variable name="points" select="translate('百分点', $hans, $script)"/>
  <xsl:variable name="duration" select="translate('时长', $hans, $script)"/>
  <xsl:variable name="cumulative" select="translate('累计', $hans, $script)"/>
  <xsl:variable name="yuan" select="'元'"/>
  <xsl:variable name="dollars" select="'美元'"/>
  <xsl:variable name="doubtful" select="'存疑'"/>

  <!-- Its comparator and, of a change, its direction: signs, since words would read as the report's. An amount that rises
       to 300 is no +300. -->
  <xsl:template match="r:stat" mode="signs">
    <xsl:choose>
      <xsl:when test="@op = 'eq'"/>
      <xsl:when test="@op = 'ge'">≥&#160;</xsl:when>
      <xsl:when test="@op = 'approx'">≈&#160;</xsl:when>
      <xsl:when test="@op = 'gt'">&gt;&#160;</xsl:when>
      <xsl:when test="@op = 'le'">≤&#160;</xsl:when>
      <xsl:when test="@op = 'lt'">&lt;&#160;</xsl:when>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="not(@change and @value)"/>
      <xsl:when test="not(@type = 'growth_rate' or @type = 'increment' or @type = 'change_points' or @type = 'rank_change')"/>
      <xsl:when test="@change = 'increase'">+</xsl:when>
      <xsl:when test="@change = 'decrease'">−</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- its number, with commas when it is long: ≥ +6.5 %, 2/3, or what it is measured against -->
  <xsl:template match="r:stat" mode="number">
    <xsl:apply-templates select="." mode="signs"/>
    <xsl:choose>
      <xsl:when test="not(@value)"><xsl:value-of select="concat(@ratio, @reference)"/></xsl:when>
      <xsl:when test="@value &gt; 9999 and @value = floor(@value) and @value &lt; 1000000000000000">
        <xsl:value-of select="format-number(@value, '#,##0')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@value"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@value-max"><xsl:value-of select="concat('–', @value-max)"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@unit = 'CNY'"><xsl:value-of select="concat('&#160;', $yuan)"/></xsl:when>
      <xsl:when test="@unit = 'USD'"><xsl:value-of select="concat('&#160;', $dollars)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('&#160;', @unit)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- in short: 一般公共预算地方收入：6.5 % 2024. The words around it in the text say the rest. -->
  <xsl:template match="r:stat" mode="record">
    <xsl:value-of select="concat(@subject, ' ', @indicator, '：', @value, @ratio, @reference)"/>
    <xsl:if test="@value-max"><xsl:value-of select="concat('–', @value-max)"/></xsl:if>
    <xsl:value-of select="concat('&#160;', @unit, ' ', @period)"/>
  </xsl:template>

  <!-- one in five or more of such records is wrong in its indicator -->
  <xsl:template match="r:stat" mode="doubt"/>
  <xsl:template match="r:stat[@confidence &lt; 0.7]" mode="doubt"><xsl:value-of select="$doubtful"/></xsl:template>

  <!-- what kind of figure it is: 目标 增速 -->
  <xsl:template match="r:stat" mode="nature">
    <xsl:choose>
      <xsl:when test="@role = 'actual'"><xsl:value-of select="$actual"/></xsl:when>
      <xsl:when test="@role = 'target'"><xsl:value-of select="$target"/></xsl:when>
      <xsl:when test="@role = 'threshold'"><xsl:value-of select="$threshold"/></xsl:when>
    </xsl:choose>
    <xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="@type = 'level'"><xsl:value-of select="$amount"/></xsl:when>
      <xsl:when test="@type = 'growth_rate'"><xsl:value-of select="$growth"/></xsl:when>
      <xsl:when test="@type = 'increment'"><xsl:value-of select="$increment"/></xsl:when>
      <xsl:when test="@type = 'share'"><xsl:value-of select="$share"/></xsl:when>
      <xsl:when test="@type = 'rank'"><xsl:value-of select="$rank"/></xsl:when>
      <xsl:when test="@type = 'rank_change'"><xsl:value-of select="concat($rank, $movement)"/></xsl:when>
      <xsl:when test="@type = 'change_points'"><xsl:value-of select="concat($points, $movement)"/></xsl:when>
      <xsl:when test="@type = 'duration'"><xsl:value-of select="$duration"/></xsl:when>
      <xsl:when test="@type = 'cumulative'"><xsl:value-of select="$cumulative"/></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
