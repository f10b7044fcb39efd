<?xml version="1.0" encoding="UTF-8"?>
<!-- Last year's targets beside this year's results, on the page of a report whose predecessor is published, too. Included
     by page.xsl. The words are those of the two reports; each leads to where it stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns:p="urn:baogao:package:1" exclude-result-prefixes="r p">

  <xsl:template match="r:body" mode="site-promises">
    <xsl:variable name="promises" select="$site/p:promise"/>
    <xsl:if test="$promises">
      <section class="goals promises">
        <h2 id="promises"><xsl:value-of select="translate('上年目标完成情况', $hans, $script)"/></h2>
        <table>
          <thead>
            <tr>
              <th scope="col"><xsl:value-of select="translate('指标', $hans, $script)"/></th>
              <th scope="col"><xsl:value-of select="translate('上年报告的目标', $hans, $script)"/></th>
              <th scope="col"><xsl:value-of select="translate('本报告的结果', $hans, $script)"/></th>
              <th scope="col"><xsl:value-of select="translate('完成情况', $hans, $script)"/></th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="$promises[@kind = 'target']"/></tbody>
          <xsl:if test="$promises[@kind = 'livelihood']">
            <tbody>
              <tr class="group"><th colspan="4" scope="rowgroup"><xsl:value-of select="translate('民生实事', $hans, $script)"/></th></tr>
              <xsl:apply-templates select="$promises[@kind = 'livelihood']"/>
            </tbody>
          </xsl:if>
        </table>
        <p class="legend"><xsl:value-of select="translate('由程序对照两年报告的原文得出，请以原文为准。', $hans, $script)"/></p>
        <ul class="files of-table">
          <li><a href="{$root}data/promises.csv"><xsl:value-of select="translate('所有报告的目标完成情况（CSV）', $hans, $script)"/></a></li>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:promise">
    <tr class="{@status}">
      <th scope="row"><xsl:value-of select="@indicator"/><xsl:if test="not(@indicator)">—</xsl:if></th>
      <td>
        <a href="{$root}{$site/p:report[@role = 'previous']/@folder}index.html#{@target}">
          <xsl:apply-templates select="@said" mode="words"><xsl:with-param name="name" select="@indicator"/></xsl:apply-templates>
        </a>
      </td>
      <td>
        <xsl:if test="@result"><a href="#{@result}"><xsl:value-of select="@answer"/></a></xsl:if>
        <xsl:if test="not(@result)">—</xsl:if>
      </td>
      <td><xsl:value-of select="translate(@word, $hans, $script)"/></td>
    </tr>
  </xsl:template>

  <!-- 增长9% behind the indicator that stands beside it -->
  <xsl:template match="@*" mode="words">
    <xsl:param name="name"/>
    <xsl:variable name="behind" select="substring-after(., $name)"/>
    <xsl:choose>
      <xsl:when test="starts-with(., $name) and string($behind)"><xsl:value-of select="$behind"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
