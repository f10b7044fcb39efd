<?xml version="1.0" encoding="UTF-8"?>
<!-- The targets of the page: a table of them in the report's own words, and a chart of its growth rates. Included by
     html.xsl.

     What a reader quotes from here must be what the report says. So a row shows the words that stand around the figure
     in its clause, and none of ours; the indicator, which may be inherited from another clause, stands beside them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">

  <!-- # The section: targets of the coming year, then those of the years behind it, which the report sets elsewhere -->

  <!-- The chart is of growth that is aimed at in the coming year: no ceiling, and no price, whose rise nobody aims at. -->
  <xsl:template match="r:body" mode="goals">
    <xsl:variable name="targets" select=".//r:targets//r:stat[@role = 'target']"/>
    <xsl:variable name="later" select="$targets[ancestor::r:outlook]"/>
    <xsl:variable name="coming" select="$targets[not(ancestor::r:outlook)]"/>
    <xsl:if test="$targets">
      <section class="goals">
        <h2 id="goals">
          <xsl:if test="$year and $coming"><xsl:value-of select="concat($year, '年')"/></xsl:if>
          <xsl:value-of select="translate('主要预期目标', $hans, $script)"/>
        </h2>
        <xsl:apply-templates select="." mode="chart">
          <xsl:with-param name="rates"
                          select="$coming[@type = 'growth_rate' and @unit = '%' and @change = 'increase' and @value &gt; 0]
                                  [not(@period and $year) or @period = $year][not(@op = 'le' or @op = 'lt')]
                                  [not(contains(@indicator, '价格') or contains(@indicator, '物价') or contains(@indicator, '涨幅')
                                       or contains(@indicator, 'CPI') or contains(@indicator, '失业')
                                       or contains(@indicator, '自然增长'))]"/>
        </xsl:apply-templates>
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="translate('指标', $hans, $script)"/></th>
              <th scope="col">原文</th>
            </tr>
          </thead>
          <xsl:if test="$coming"><tbody><xsl:apply-templates select="$coming" mode="goal"/></tbody></xsl:if>
          <xsl:if test="$later">
            <tbody>
              <tr class="group">
                <th colspan="2" scope="rowgroup"><xsl:apply-templates select="$later[1]/ancestor::r:outlook[1]" mode="name"/></th>
              </tr>
              <xsl:apply-templates select="$later" mode="goal"/>
            </tbody>
          </xsl:if>
        </table>
        <xsl:apply-templates select="." mode="table-files"><xsl:with-param name="kinds" select="' targets xlsx '"/></xsl:apply-templates>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- where the rows can be had; a page by itself has no files beside it -->
  <xsl:template match="r:*" mode="table-files"/>

  <!-- # A row: the indicator, and what the report says of it. 增长7%左右; where something stands before the indicator,
       the clause from its beginning: 减少农村贫困人口110万人 -->

  <xsl:template match="r:stat" mode="goal">
    <xsl:variable name="lead"><xsl:apply-templates select="." mode="before"/></xsl:variable>
    <xsl:variable name="name"><xsl:apply-templates select="." mode="goal-name"/></xsl:variable>
    <tr>
      <th scope="row"><xsl:value-of select="$name"/><xsl:if test="not(string($name))">—</xsl:if></th>
      <td>
        <xsl:choose>
          <xsl:when test="starts-with($lead, $name)"><xsl:value-of select="substring-after($lead, $name)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$lead"/></xsl:otherwise>
        </xsl:choose>
        <a href="#{@id}"><xsl:apply-templates mode="clean"/></a>
        <xsl:apply-templates select="." mode="behind"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="r:stat" mode="goal-name"><xsl:value-of select="@indicator"/></xsl:template>

  <!-- in a table of the report its row is headed by the report's own words: 单位地区生产总值能耗降低 -->
  <xsl:template match="r:row/r:cell[preceding-sibling::r:cell]//r:stat" mode="goal-name">
    <xsl:variable name="head"><xsl:apply-templates select="ancestor::r:row[1]/r:cell[1]" mode="clean"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($head, @indicator)"><xsl:value-of select="normalize-space($head)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@indicator"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- # A chart of growth rates: bars, each with its figure as printed. Of one or two there is nothing to see. -->

  <xsl:template match="r:body" mode="chart">
    <xsl:param name="rates"/>
    <xsl:if test="count($rates) &gt; 2">
      <xsl:variable name="largest">
        <xsl:for-each select="$rates">
          <xsl:sort select="@value" data-type="number" order="descending"/>
          <xsl:if test="position() = 1"><xsl:value-of select="@value"/></xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <figure>
        <svg role="img" aria-labelledby="chart-title chart-about" viewBox="0 0 340 {count($rates) * 46}">
          <title id="chart-title"><xsl:apply-templates select="." mode="chart-name"/></title>
          <desc id="chart-about"><xsl:apply-templates select="$rates" mode="chart-words"/></desc>
          <xsl:apply-templates select="$rates" mode="bar">
            <xsl:with-param name="largest" select="number($largest)"/>
          </xsl:apply-templates>
        </svg>
        <figcaption><xsl:apply-templates select="." mode="chart-name"/></figcaption>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:body" mode="chart-name">
    <xsl:if test="$year"><xsl:value-of select="concat($year, '年')"/></xsl:if>
    <xsl:value-of select="translate('增长目标（%）', $hans, $script)"/>
  </xsl:template>

  <xsl:template match="r:stat" mode="chart-words">
    <xsl:if test="position() &gt; 1">；</xsl:if>
    <xsl:value-of select="@indicator"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="printed"/>
  </xsl:template>

  <xsl:template match="r:stat" mode="bar">
    <xsl:param name="largest"/>
    <xsl:variable name="top" select="(position() - 1) * 46"/>
    <xsl:variable name="width" select="round(number(@value) div $largest * 240)"/>
    <g transform="translate(0 {$top})">
      <text x="0" y="16"><xsl:value-of select="@indicator"/></text>
      <rect class="bar" x="0" y="23" width="{$width}" height="13"/>
      <text class="rate" x="{$width + 8}" y="35"><xsl:apply-templates select="." mode="printed"/></text>
    </g>
  </xsl:template>

  <!-- 6.5%以上, 不低于6.5%: the comparator on the side where it is printed -->
  <xsl:template match="r:stat" mode="printed"><xsl:apply-templates mode="clean"/></xsl:template>

  <xsl:template match="r:stat[@op-word]" mode="printed">
    <xsl:variable name="behind"><xsl:apply-templates select="." mode="behind"/></xsl:variable>
    <xsl:if test="not(contains($behind, @op-word))"><xsl:value-of select="@op-word"/></xsl:if>
    <xsl:apply-templates mode="clean"/>
    <xsl:if test="contains($behind, @op-word)"><xsl:value-of select="@op-word"/></xsl:if>
  </xsl:template>

  <!-- # The words of its clause before and behind a figure. A mark ends the clause, and so does the bracket that holds the
       figure. Another figure ends it at 、 (GDP增长7%、工业增长8%), but one of the same list does not: what stands around
       分别增长5.5%、7%左右 is said of both. Looks over a few nodes at most, and all words stand as printed: what is cut
       off is looked for in a copy whose marks are commas. -->

  <xsl:variable name="marks" select="'；。：！？,;:!?'"/>
  <xsl:variable name="commas" select="'，，，，，，，，，，，'"/> <!-- and one for a bracket -->

  <xsl:template match="node()" mode="before">
    <xsl:param name="steps" select="32"/>
    <xsl:if test="$steps &gt; 0">
      <xsl:apply-templates mode="back"
                           select="preceding-sibling::node()[1]
                                   | self::node()[not(preceding-sibling::node()[1])]/parent::r:term/preceding-sibling::node()[1]">
        <xsl:with-param name="steps" select="$steps - 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="node()" mode="behind">
    <xsl:param name="steps" select="32"/>
    <xsl:if test="$steps &gt; 0">
      <xsl:apply-templates mode="forth"
                           select="following-sibling::node()[1]
                                   | self::node()[not(following-sibling::node()[1])]/parent::r:term/following-sibling::node()[1]">
        <xsl:with-param name="steps" select="$steps - 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:label" mode="back"/>
  <xsl:template match="r:label" mode="forth"/>

  <xsl:template match="node()" mode="back">
    <xsl:param name="steps"/>
    <xsl:apply-templates select="." mode="before"><xsl:with-param name="steps" select="$steps"/></xsl:apply-templates>
    <xsl:apply-templates select="." mode="clean"/>
  </xsl:template>

  <xsl:template match="node()" mode="forth">
    <xsl:param name="steps"/>
    <xsl:apply-templates select="." mode="clean"/>
    <xsl:apply-templates select="." mode="behind"><xsl:with-param name="steps" select="$steps"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="text()" mode="back">
    <xsl:param name="steps"/>
    <xsl:variable name="opens" select="substring('（', 1, number(not(contains(., '）'))))"/>
    <xsl:variable name="text" select="translate(., concat($marks, $opens), $commas)"/>
    <xsl:variable name="last" select="preceding-sibling::r:stat[1]"/>
    <xsl:choose>
      <xsl:when test="contains($text, '，')">
        <xsl:call-template name="after-last">
          <xsl:with-param name="text" select="$text"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$last and contains($text, '、') and $text != '、'
                      and not($last/@group = following-sibling::r:stat[1]/@group)">
        <xsl:value-of select="substring-after($text, '、')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="before"><xsl:with-param name="steps" select="$steps"/></xsl:apply-templates>
        <xsl:value-of select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="text()" mode="forth">
    <xsl:param name="steps"/>
    <xsl:variable name="closes" select="substring('）', 1, number(not(contains(., '（'))))"/>
    <xsl:variable name="text" select="translate(., concat($marks, $closes), $commas)"/>
    <xsl:variable name="next" select="following-sibling::r:stat[1]"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="$text = '、' or $next/@group = preceding-sibling::r:stat[1]/@group">
          <xsl:value-of select="substring-before(concat($text, '，'), '，')"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="substring-before(concat(translate($text, '、', '，'), '，'), '，')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <!-- not into a bracket that is not closed here -->
      <xsl:when test="contains($words, '（') and not(contains($words, '）'))">
        <xsl:value-of select="substring-before($words, '（')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$words"/>
        <xsl:if test="$words = string(.)">
          <xsl:apply-templates select="." mode="behind"><xsl:with-param name="steps" select="$steps"/></xsl:apply-templates>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands behind the last comma. Halves the text, so that depth and time stay small. -->
  <xsl:template name="after-last">
    <xsl:param name="text"/>
    <xsl:variable name="half" select="floor(string-length($text) div 2)"/>
    <xsl:variable name="right" select="substring($text, $half + 1)"/>
    <xsl:choose>
      <xsl:when test="not(contains($text, '，'))"><xsl:value-of select="$text"/></xsl:when>
      <xsl:when test="$half = 0"/>
      <xsl:when test="contains($right, '，')">
        <xsl:call-template name="after-last"><xsl:with-param name="text" select="$right"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="after-last"><xsl:with-param name="text" select="substring($text, 1, $half)"/></xsl:call-template>
        <xsl:value-of select="$right"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
