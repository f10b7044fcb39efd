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

  <!-- # Words for codes: a table each, read by looking for |code= and taking what stands before the next |. A code
       that is not in its table has no word. -->

  <xsl:variable name="op-words"
                select="translate('|approx=约|ge=不低于|gt=超过|le=不超过|lt=低于|', $hans, $script)"/>
  <xsl:variable name="change-words" select="translate('|increase=增长|decrease=下降|', $hans, $script)"/>
  <xsl:variable name="role-words" select="translate('|actual=实际|target=目标|threshold=标准|', $hans, $script)"/>
  <xsl:variable name="type-words" select="translate(
      '|level=数值|growth_rate=增速|increment=增量|share=占比|rank=位次|rank_change=位次变动|change_points=百分点变动|duration=时长|cumulative=累计|',
      $hans, $script)"/>
  <xsl:variable name="level-words" select="translate(
      '|national=国家|province=省级|prefecture=地市级|county=县区级|township=乡镇级|other=其他|', $hans, $script)"/>
  <xsl:variable name="block-words" select="translate(
      '|body=正文|review=回顾|outlook=展望|plan=安排|government=自身建设|achievement=成绩|task=任务|measure=措施|topic=要点|section=其他|opening=开场|overview=概况|outlook-text=形势|requirement=总要求|targets=预期目标|acknowledgement=致谢|problems=困难和问题|problem=问题|closing=结束语|livelihood=民生实事|glossary=名词解释|appendix=附件|',
      $hans, $script)"/>

  <!-- # What a division is called: its heading, else a word for its function -->

  <xsl:template match="*" mode="name">
    <xsl:value-of select="substring-before(substring-after($block-words, concat('|', local-name(), '=')), '|')"/>
  </xsl:template>

  <xsl:template match="*[r:heading]" mode="name">
    <xsl:variable name="heading"><xsl:apply-templates select="r:heading[1]" mode="clean"/></xsl:variable>
    <xsl:variable name="length" select="string-length($heading)"/>
    <!-- without the mark that ends a run-in heading -->
    <xsl:value-of select="substring($heading, 1, $length - number(contains('。：:；', substring($heading, $length))))"/>
  </xsl:template>

  <!-- # A statistic in words -->

  <!-- its number, with commas when it is long: 6.5–7 %, 2/3, or what it is measured against -->
  <xsl:template match="r:stat" mode="number">
    <xsl:if test="@change">
      <xsl:value-of select="substring-before(substring-after($change-words, concat('|', @change, '=')), '|')"/>
    </xsl:if>
    <xsl:if test="@op != 'eq'">
      <xsl:value-of select="substring-before(substring-after($op-words, concat('|', @op, '=')), '|')"/>
    </xsl:if>
    <xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="string-length(@value) &gt; 4 and string-length(@value) &lt; 16 and not(contains(@value, '.'))">
        <xsl:value-of select="format-number(@value, '#,##0')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(@value, @ratio, @reference)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@value-max"><xsl:value-of select="concat('–', @value-max)"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@unit = 'CNY'">&#160;元</xsl:when>
      <xsl:when test="@unit = 'USD'">&#160;美元</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('&#160;', @unit)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- what kind of figure it is: 目标 增速 -->
  <xsl:template match="r:stat" mode="nature">
    <xsl:value-of select="concat(
        substring-before(substring-after($role-words, concat('|', @role, '=')), '|'), ' ',
        substring-before(substring-after($type-words, concat('|', @type, '=')), '|'))"/>
  </xsl:template>
</xsl:stylesheet>
