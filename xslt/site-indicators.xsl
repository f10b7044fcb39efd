<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of indicators: the list of all, one over the years, all places of one in a year, and all indicators of a
     year. Included by site.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                exclude-result-prefixes="p">

  <!-- # All indicators -->

  <xsl:template match="p:indicators-page" mode="title">指标</xsl:template>
  <xsl:template match="p:indicators-page" mode="main">
    <p>各指标在所有地区、所有年份的目标与结果。</p>
    <ul class="years-list"><xsl:apply-templates select="p:indicator"/></ul>
    <xsl:if test="not(p:indicator)"><p>没有可比的指标。</p></xsl:if>
  </xsl:template>

  <xsl:template match="p:indicator">
    <li id="{@code}">
      <a href="{@code}/index.html"><xsl:value-of select="@name"/></a>
      <xsl:text> </xsl:text><small><xsl:value-of select="concat(@count, '条')"/></small>
    </li>
  </xsl:template>

  <!-- # An indicator -->

  <xsl:template match="p:indicator-page" mode="title"><xsl:value-of select="p:indicator/@name"/></xsl:template>
  <xsl:template match="p:indicator-year-page" mode="title"><xsl:value-of select="concat(@year, '年', p:indicator/@name)"/></xsl:template>

  <xsl:template match="p:indicator-page" mode="above">
    <p class="kicker"><a href="../index.html">指标</a><xsl:value-of select="concat(' · ', p:indicator/@name-en)"/></p>
  </xsl:template>
  <xsl:template match="p:indicator-year-page" mode="above">
    <p class="kicker"><a href="../index.html">指标</a> · <a href="index.html"><xsl:value-of select="p:indicator/@name"/></a></p>
  </xsl:template>

  <xsl:template match="p:indicator-page" mode="main">
    <p><a href="data.csv">下载这一指标的数据（CSV）</a></p>
    <xsl:apply-templates select="p:series" mode="ranges"/>
  </xsl:template>

  <xsl:template match="p:series" mode="ranges">
    <section class="ranges">
      <h2><xsl:apply-templates select="." mode="series-name"/><xsl:apply-templates select="." mode="series-unit"/></h2>
      <xsl:if test="count(p:year) &gt; 2 and p:year/p:targets"><xsl:apply-templates select="." mode="range-chart"/></xsl:if>
      <div class="scroll" role="region" tabindex="0">
        <xsl:attribute name="aria-label"><xsl:apply-templates select="." mode="series-label"/>的范围</xsl:attribute>
        <table>
          <thead>
            <tr><th scope="col">年度</th><th scope="col">级别</th><th scope="col">性质</th><th scope="col" class="number">地区数</th>
              <th scope="col" class="number">最低</th><th scope="col" class="number">中位</th><th scope="col" class="number">最高</th></tr>
          </thead>
          <tbody>
            <xsl:apply-templates select="p:year" mode="range"><xsl:sort select="@year" data-type="number" order="descending"/></xsl:apply-templates>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="p:year" mode="range"><xsl:apply-templates select="p:targets | p:results" mode="range"/></xsl:template>

  <xsl:template match="p:targets | p:results" mode="range">
    <tr>
      <th scope="row"><a href="{../@year}.html"><xsl:value-of select="../@year"/></a></th>
      <td><xsl:apply-templates select="@level"/></td>
      <td><xsl:choose><xsl:when test="self::p:targets">目标</xsl:when><xsl:otherwise>结果</xsl:otherwise></xsl:choose></td>
      <td class="number"><xsl:value-of select="@count"/></td>
      <td class="number"><xsl:apply-templates select="@least"/></td>
      <td class="number"><xsl:apply-templates select="@middle"/></td>
      <td class="number"><xsl:apply-templates select="@most"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="@least | @middle | @most">
    <xsl:call-template name="amount"><xsl:with-param name="value" select="number(.)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="amount">
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="$value &gt;= 100000000 or $value &lt;= -100000000"><xsl:value-of select="concat(format-number($value div 100000000, '#,##0.##'), '亿')"/></xsl:when>
      <xsl:when test="$value &gt;= 10000 or $value &lt;= -10000"><xsl:value-of select="concat(format-number($value div 10000, '#,##0.##'), '万')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="format-number($value, '#,##0.##')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is aimed at: a line from the least to the most of all levels a year, and a mark at the middle of each level. -->
  <xsl:template match="p:series" mode="range-chart">
    <xsl:variable name="years" select="p:year[p:targets]"/>
    <xsl:variable name="low"><xsl:call-template name="extreme"><xsl:with-param name="values" select="$years/p:targets/@least"/><xsl:with-param name="order" select="'ascending'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="high"><xsl:call-template name="extreme"><xsl:with-param name="values" select="$years/p:targets/@most"/><xsl:with-param name="order" select="'descending'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="least" select="number($low) * number($low &lt; 0)"/>
    <xsl:variable name="most" select="number($high) * number($high &gt; 0)"/>
    <xsl:variable name="span" select="$most - $least + number($most = $least)"/>
    <xsl:variable name="from" select="$years[1]/@year"/>
    <xsl:variable name="to" select="$years[last()]/@year"/>
    <xsl:if test="$to &gt; $from">
      <figure class="range-chart">
        <svg role="img" viewBox="0 0 640 190" aria-label="{@name}：{$from}至{$to}年各地目标的范围，数值见表">
          <line class="axis" x1="12" x2="628" y1="{round(20 + 130 * $most div $span)}" y2="{round(20 + 130 * $most div $span)}"/>
          <xsl:apply-templates select="$years/p:targets" mode="bar">
            <xsl:with-param name="most" select="$most"/><xsl:with-param name="span" select="$span"/>
            <xsl:with-param name="from" select="$from"/><xsl:with-param name="to" select="$to"/>
          </xsl:apply-templates>
          <text x="12" y="15"><xsl:call-template name="amount"><xsl:with-param name="value" select="$most"/></xsl:call-template></text>
          <text x="12" y="183"><xsl:value-of select="$from"/></text>
          <text x="628" y="183" text-anchor="end"><xsl:value-of select="$to"/></text>
        </svg>
        <figcaption>各地目标：竖线为最低到最高，横线为中位</figcaption>
      </figure>
    </xsl:if>
  </xsl:template>

  <xsl:template name="extreme">
    <xsl:param name="values"/>
    <xsl:param name="order"/>
    <xsl:for-each select="$values">
      <xsl:sort select="." data-type="number" order="{$order}"/>
      <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="p:targets" mode="bar">
    <xsl:param name="most"/>
    <xsl:param name="span"/>
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:variable name="x" select="round(24 + 588 * (../@year - $from) div ($to - $from)) + 3 * count(preceding-sibling::p:targets)"/>
    <line class="spread" x1="{$x}" x2="{$x}" y1="{round(20 + 130 * ($most - @most) div $span)}" y2="{round(21 + 130 * ($most - @least) div $span)}"/>
    <line class="middle" x1="{$x - 5}" x2="{$x + 5}" y1="{round(20 + 130 * ($most - @middle) div $span)}" y2="{round(20 + 130 * ($most - @middle) div $span)}"/>
  </xsl:template>

  <!-- ## All places of a year -->

  <xsl:template match="p:indicator-year-page" mode="main">
    <xsl:apply-templates select="p:series" mode="ranking"/>
  </xsl:template>

  <xsl:template match="p:series" mode="ranking">
    <section>
      <h2><xsl:apply-templates select="." mode="series-name"/><xsl:apply-templates select="." mode="series-unit"/></h2>
      <div class="scroll" role="region" tabindex="0">
        <xsl:attribute name="aria-label"><xsl:apply-templates select="." mode="series-label"/>：各地</xsl:attribute>
        <table>
          <thead>
            <tr><th scope="col" class="number">位次</th><th scope="col">地区</th><th scope="col">级别</th>
              <th scope="col" class="number">目标</th><th scope="col" class="number">结果</th></tr>
          </thead>
          <tbody><xsl:apply-templates select="p:figure" mode="rank"/></tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <!-- places stand by level and target; a rank is told within a level, of those that have a target -->
  <xsl:template match="p:figure" mode="rank">
    <tr>
      <td class="number"><xsl:value-of select="@rank"/><xsl:if test="not(@rank)">—</xsl:if></td>
      <th scope="row"><a href="{$root}{@folder}index.html"><xsl:value-of select="@place"/></a></th>
      <td><xsl:apply-templates select="@level"/></td>
      <xsl:call-template name="said-or-nothing"><xsl:with-param name="said" select="p:target"/></xsl:call-template>
      <xsl:call-template name="said-or-nothing"><xsl:with-param name="said" select="p:result"/></xsl:call-template>
    </tr>
  </xsl:template>

  <!-- # A year -->

  <xsl:template match="p:year-page" mode="title"><xsl:value-of select="concat(@year, '年各地目标')"/></xsl:template>

  <xsl:template match="p:year-page" mode="main">
    <div class="scroll" role="region" tabindex="0" aria-label="{@year}年各地目标">
      <table>
        <thead>
          <tr>
            <th scope="col">地区</th><th scope="col">级别</th><th scope="col">报告</th>
            <xsl:apply-templates select="p:series" mode="head"/>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="p:place" mode="year-row">
            <xsl:sort select="string-length(substring-before(' national province prefecture county township', concat(' ', @level)))" data-type="number"/>
            <xsl:sort select="not(@code)"/>
            <xsl:sort select="@code"/>
          </xsl:apply-templates></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="p:series" mode="head">
    <th scope="col" class="number">
      <a href="{$root}indicators/{@code}/{/*/@year}.html"><xsl:apply-templates select="." mode="series-name"/></a>
    </th>
  </xsl:template>

  <xsl:template match="p:place" mode="year-row">
    <tr>
      <th scope="row">
        <a href="{$root}{@folder}index.html">
          <xsl:value-of select="@name"/>
          <xsl:if test="not(@name)"><xsl:value-of select="concat('地区未详', @code)"/></xsl:if>
        </a>
      </th>
      <td><xsl:apply-templates select="@level"/><xsl:if test="not(@level)">其他</xsl:if></td>
      <td><a href="{$root}{p:report/@folder}index.html" aria-label="全文：{p:report/@title}">全文</a></td>
      <xsl:apply-templates select="/*/p:series" mode="cell"><xsl:with-param name="place" select="."/></xsl:apply-templates>
    </tr>
  </xsl:template>

  <xsl:template match="p:series" mode="cell">
    <xsl:param name="place"/>
    <xsl:variable name="column" select="position()"/>
    <xsl:call-template name="said-or-nothing">
      <xsl:with-param name="said" select="$place/p:figure[number(@column) = $column][1]/p:target"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
