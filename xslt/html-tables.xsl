<?xml version="1.0" encoding="UTF-8"?>
<!-- The tables in the annex of the page: facts about the report, the draft of a task table (任务分解表), and all statistics
     by division. Included by html.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">

  <!-- # Facts -->

  <xsl:template match="r:meta" mode="facts">
    <h3><xsl:value-of select="translate('报告信息', $hans, $script)"/></h3>
    <table class="facts">
      <tbody>
        <xsl:apply-templates select="r:place | r:plan-year | r:review-from | r:meeting | r:date | r:speaker" mode="fact"/>
        <xsl:apply-templates select="r:source" mode="fact"/>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="*" mode="fact">
    <tr>
      <th scope="row"><xsl:apply-templates select="." mode="fact-name"/></th>
      <td>
        <xsl:apply-templates select="." mode="fact-value"/>
        <xsl:if test="@inferred"><xsl:value-of select="translate('（推断）', $hans, $script)"/></xsl:if>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="r:source" mode="fact">
    <xsl:apply-templates select="@name | @address | @sha256" mode="fact"/>
  </xsl:template>

  <xsl:template match="@*" mode="fact">
    <tr>
      <th scope="row"><xsl:apply-templates select="." mode="fact-name"/></th>
      <td><xsl:apply-templates select="." mode="fact-value"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="r:place" mode="fact-name"><xsl:value-of select="translate('地区', $hans, $script)"/></xsl:template>
  <xsl:template match="r:plan-year" mode="fact-name"><xsl:value-of select="translate('计划年度', $hans, $script)"/></xsl:template>
  <xsl:template match="r:review-from" mode="fact-name"><xsl:value-of select="translate('回顾年度', $hans, $script)"/></xsl:template>
  <xsl:template match="r:meeting" mode="fact-name"><xsl:value-of select="translate('会议', $hans, $script)"/></xsl:template>
  <xsl:template match="r:date" mode="fact-name"><xsl:value-of select="translate('日期', $hans, $script)"/></xsl:template>
  <xsl:template match="r:speaker" mode="fact-name"><xsl:value-of select="translate('报告人', $hans, $script)"/></xsl:template>
  <xsl:template match="@name" mode="fact-name"><xsl:value-of select="translate('来源文件', $hans, $script)"/></xsl:template>
  <xsl:template match="@address" mode="fact-name"><xsl:value-of select="translate('来源网址', $hans, $script)"/></xsl:template>
  <xsl:template match="@sha256" mode="fact-name">SHA-256</xsl:template>

  <xsl:template match="* | @*" mode="fact-value"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="@sha256" mode="fact-value"><code><xsl:value-of select="."/></code></xsl:template>
  <xsl:template match="r:review-from" mode="fact-value">
    <xsl:value-of select="."/>
    <xsl:if test="../r:review-to != string(.)"><xsl:value-of select="concat('–', ../r:review-to[1])"/></xsl:if>
  </xsl:template>
  <xsl:template match="r:place" mode="fact-value">
    <xsl:value-of select="."/>
    <xsl:if test="@level">
      <xsl:text>（</xsl:text>
      <xsl:value-of select="substring-before(substring-after($level-words, concat('|', @level, '=')), '|')"/>
      <xsl:if test="@code"><xsl:value-of select="concat('，', @code)"/></xsl:if>
      <xsl:text>）</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- # The annex -->

  <xsl:template match="r:body" mode="annex">
    <section class="annex">
      <h2 id="annex"><xsl:value-of select="translate('数据表', $hans, $script)"/></h2>
      <xsl:if test=".//r:task/r:measure">
        <details>
          <summary id="actions"><xsl:value-of select="translate('任务分解表（草稿）', $hans, $script)"/></summary>
          <div class="scroll" role="region" tabindex="0" aria-labelledby="actions">
            <table class="actions">
              <thead>
                <tr>
                  <th scope="col">措施</th>
                  <th scope="col"><xsl:value-of select="translate('行动', $hans, $script)"/></th>
                </tr>
              </thead>
              <xsl:apply-templates select="." mode="action-rows"/>
            </table>
          </div>
          <xsl:apply-templates select="." mode="table-files"><xsl:with-param name="kinds" select="' docx xlsx '"/></xsl:apply-templates>
        </details>
      </xsl:if>
      <xsl:apply-templates select="(.//r:stat)[1]" mode="all-figures"/>
      <xsl:apply-templates select="../r:meta" mode="facts"/>
    </section>
  </xsl:template>

  <!-- the table is there when there is a statistic -->
  <xsl:template match="r:stat" mode="all-figures">
    <details>
      <summary id="figures"><xsl:value-of select="translate('统计数据', $hans, $script)"/></summary>
      <xsl:apply-templates select="($body//r:stat[@confidence &lt; 0.7])[1]" mode="legend"/>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="figures">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="translate('指标', $hans, $script)"/></th>
              <th scope="col">原文</th>
              <th scope="col"><xsl:value-of select="translate('数值', $hans, $script)"/></th>
              <th scope="col"><xsl:value-of select="translate('性质', $hans, $script)"/></th>
              <th scope="col"><xsl:value-of select="translate('时期', $hans, $script)"/></th>
            </tr>
          </thead>
          <xsl:apply-templates select="$body" mode="figure-rows"/>
        </table>
      </div>
      <xsl:apply-templates select="." mode="table-files"><xsl:with-param name="kinds" select="' statistics xlsx '"/></xsl:apply-templates>
    </details>
  </xsl:template>

  <!-- what 存疑 and the wavy line mean, where there is one -->
  <xsl:template match="r:stat" mode="legend">
    <p class="legend">
      <xsl:text>“</xsl:text><xsl:apply-templates select="." mode="doubt"/><xsl:text>”</xsl:text>
      <xsl:value-of select="translate('：数值与指标的对应，可信度低于0.7，请核对原文；正文中以', $hans, $script)"/>
      <span class="doubtful"><xsl:value-of select="translate('波浪线', $hans, $script)"/></span>
      <xsl:value-of select="translate('标出。', $hans, $script)"/>
    </p>
  </xsl:template>

  <!-- # Task table: a row an action, that is a sentence of a measure's own paragraphs -->

  <xsl:template match="r:body" mode="action-rows"><xsl:apply-templates select=".//r:task" mode="actions"/></xsl:template>

  <xsl:template match="r:task" mode="actions">
    <xsl:if test="r:measure">
      <tbody>
        <tr class="group">
          <th colspan="2" scope="rowgroup"><a href="#{@id}"><xsl:apply-templates select="." mode="name"/></a></th>
        </tr>
        <xsl:apply-templates select="r:measure" mode="actions"/>
      </tbody>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:measure" mode="actions">
    <xsl:variable name="actions" select="(r:p | r:topic//r:p[not(ancestor::r:item)])/r:s"/>
    <xsl:apply-templates select="$actions" mode="action">
      <xsl:with-param name="measure" select="."/>
      <xsl:with-param name="rows" select="count($actions)"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:s" mode="action">
    <xsl:param name="measure"/>
    <xsl:param name="rows"/>
    <tr>
      <xsl:if test="position() = 1">
        <th rowspan="{$rows}" scope="rowgroup"><xsl:apply-templates select="$measure" mode="name"/></th>
      </xsl:if>
      <td><a href="#{@id}"><xsl:apply-templates mode="clean"/></a></td>
    </tr>
  </xsl:template>

  <!-- # Statistics by division: those of a division's own, then those of the divisions in it -->

  <!-- the nearest division by its name, as the words for them have it: a test for each would take far longer -->
  <xsl:key name="own" match="r:stat"
           use="generate-id(ancestor::*[contains('|body|review|outlook|plan|government|achievement|task|measure|topic|section|opening|overview|outlook-text|requirement|targets|acknowledgement|problems|problem|closing|livelihood|glossary|appendix|', concat('|', local-name(), '|'))][1])"/>

  <xsl:template match="r:body" mode="figure-rows"><xsl:apply-templates select="." mode="figures"/></xsl:template>

  <xsl:template match="*" mode="figures"/>

  <xsl:template mode="figures"
                match="r:body | r:review | r:outlook | r:plan | r:government | r:achievement | r:task | r:measure
                       | r:topic | r:section | r:opening | r:overview | r:outlook-text | r:requirement | r:targets
                       | r:acknowledgement | r:problems | r:problem | r:closing | r:livelihood | r:glossary
                       | r:appendix">
    <xsl:variable name="own" select="key('own', generate-id())"/>
    <xsl:if test="$own">
      <tbody>
        <tr class="group">
          <th colspan="5" scope="rowgroup"><xsl:apply-templates select="." mode="name"/></th>
        </tr>
        <xsl:apply-templates select="$own" mode="figure"/>
      </tbody>
    </xsl:if>
    <xsl:apply-templates select="*" mode="figures"/>
  </xsl:template>

  <xsl:template match="r:stat" mode="tag"/>
  <xsl:template match="r:stat[@confidence &lt; 0.7]" mode="tag">
    <xsl:text> </xsl:text><small><xsl:apply-templates select="." mode="doubt"/></small>
  </xsl:template>

  <xsl:template match="r:stat" mode="figure">
    <tr id="row-{@id}">
      <th scope="row"><xsl:value-of select="@indicator"/><xsl:if test="not(@indicator)">—</xsl:if>
        <xsl:apply-templates select="." mode="tag"/>
      </th>
      <td><a href="#{@id}"><xsl:apply-templates select="." mode="printed"/></a></td>
      <td><xsl:apply-templates select="." mode="number"/></td>
      <td><xsl:apply-templates select="." mode="nature"/></td>
      <td><xsl:value-of select="@period"/><xsl:if test="not(@period)">—</xsl:if></td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
