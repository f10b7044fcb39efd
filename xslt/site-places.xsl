<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a place: its reports, what became of its promises, and its figures over the years, a chart and a table of
     each series. Included by site.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                exclude-result-prefixes="p">

  <!-- # A place -->

  <xsl:key name="promises-of-year" match="p:promise" use="@year"/>

  <xsl:template match="p:place-page" mode="title">
    <xsl:value-of select="p:place/@name"/>
    <xsl:if test="not(p:place/@name)"><xsl:value-of select="p:place/@code"/></xsl:if>
    <xsl:if test="not(p:place/@name or p:place/@code)">地区未详</xsl:if>
  </xsl:template>

  <xsl:template match="p:place-page" mode="above">
    <p class="kicker">
      <xsl:apply-templates select="p:place/@level"/>
      <xsl:if test="p:place/@province and p:place/@province != p:place/@name"><xsl:value-of select="concat(' · ', p:place/@province)"/></xsl:if>
      <xsl:if test="p:place/@code"><xsl:value-of select="concat(' · ', p:place/@code)"/></xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="p:place-page" mode="main">
    <section id="reports">
      <h2>各年报告</h2>
      <ul class="years-list"><xsl:apply-templates select="p:report" mode="line"/></ul>
      <xsl:if test="p:series">
        <p><a href="{$root}compare/index.html?a={p:place/@key}">与其他年份或地区比较</a></p>
      </xsl:if>
    </section>
    <xsl:if test="p:promise">
      <section id="promises">
        <h2>目标完成情况</h2>
        <p>上一年报告提出的年度目标，以及次年报告所述的结果。</p>
        <xsl:apply-templates select="." mode="kept"/>
      </section>
    </xsl:if>
    <xsl:if test="p:series">
      <section id="series">
        <h2>历年目标与结果</h2>
        <p class="legend">图中实心圆点和实线为结果，空心方框和虚线为目标；表中数值照录原文，点击可至原文。</p>
        <div class="charts">
          <xsl:apply-templates select="p:series" mode="chart-and-table">
            <xsl:sort select="count(p:figure/p:target)" data-type="number" order="descending"/>
            <xsl:sort select="@years" data-type="number" order="descending"/>
          </xsl:apply-templates>
        </div>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p:report" mode="line">
    <li>
      <a href="{$root}{@folder}index.html">
        <xsl:value-of select="@title"/>
        <xsl:if test="@edition"><xsl:value-of select="concat('（第', @edition, '版）')"/></xsl:if>
      </a>
      <xsl:if test="@date"><xsl:text> </xsl:text><small><xsl:value-of select="@date"/></small></xsl:if>
    </li>
  </xsl:template>

  <!-- ## Promises: a row a year, then each target -->

  <xsl:template match="p:place-page" mode="kept">
    <div class="scroll" role="region" tabindex="0" aria-label="各年目标完成数">
      <table class="counts">
        <thead>
          <tr><th scope="col">年度</th><th scope="col" class="number">目标</th><th scope="col" class="number">完成</th>
            <th scope="col" class="number">未完成</th><th scope="col" class="number">未说明或不可比</th></tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="p:promise[generate-id() = generate-id(key('promises-of-year', @year)[1])]" mode="year"/>
        </tbody>
      </table>
    </div>
    <details>
      <summary id="each-promise">逐项目标</summary>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="each-promise">
        <table>
          <thead>
            <tr><th scope="col">年度</th><th scope="col">指标</th><th scope="col">目标</th><th scope="col">结果</th><th scope="col">完成情况</th></tr>
          </thead>
          <tbody><xsl:apply-templates select="p:promise" mode="row"/></tbody>
        </table>
      </div>
    </details>
  </xsl:template>

  <xsl:template match="p:promise" mode="year">
    <xsl:variable name="all" select="key('promises-of-year', @year)"/>
    <xsl:variable name="reached" select="count($all[@status = 'reached'])"/>
    <xsl:variable name="short" select="count($all[@status = 'short'])"/>
    <tr>
      <th scope="row"><xsl:value-of select="@year"/></th>
      <td class="number"><xsl:value-of select="count($all)"/></td>
      <td class="number"><xsl:value-of select="$reached"/></td>
      <td class="number"><xsl:value-of select="$short"/></td>
      <td class="number"><xsl:value-of select="count($all) - $reached - $short"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="p:promise" mode="row">
    <tr>
      <td><xsl:value-of select="@year"/></td>
      <th scope="row"><xsl:value-of select="@indicator"/><xsl:if test="not(string(@indicator))">—</xsl:if></th>
      <td><xsl:apply-templates select="@text"/></td>
      <td><xsl:apply-templates select="@result"/><xsl:if test="not(@result)">—</xsl:if></td>
      <td class="{@status}"><xsl:apply-templates select="." mode="status"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="p:promise/@text">
    <a href="{$root}{../@target-address}"><xsl:value-of select="."/></a>
  </xsl:template>
  <xsl:template match="p:promise/@result">
    <a href="{$root}{../@result-address}"><xsl:value-of select="."/></a>
  </xsl:template>

  <!-- ## A series: chart and table -->

  <xsl:template match="p:series" mode="chart-and-table">
    <section class="series">
      <h3>
        <a href="{$root}indicators/{@code}/index.html"><xsl:apply-templates select="." mode="series-name"/></a>
        <xsl:apply-templates select="." mode="series-unit"/>
      </h3>
      <xsl:if test="@years &gt; 2 and @to &gt; @from"><xsl:apply-templates select="." mode="chart"/></xsl:if>
      <table>
        <thead><tr><th scope="col">年度</th><th scope="col" class="number">目标</th><th scope="col" class="number">结果</th></tr></thead>
        <tbody><xsl:apply-templates select="p:figure" mode="row"><xsl:sort select="@year" data-type="number" order="descending"/></xsl:apply-templates></tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="p:figure" mode="row">
    <tr>
      <th scope="row"><xsl:value-of select="@year"/></th>
      <xsl:call-template name="said-or-nothing"><xsl:with-param name="said" select="p:target"/></xsl:call-template>
      <xsl:call-template name="said-or-nothing"><xsl:with-param name="said" select="p:result"/></xsl:call-template>
    </tr>
  </xsl:template>

  <!-- Years from left to right, values from the least (or 0) to the most. -->
  <xsl:template match="p:series" mode="chart">
    <xsl:variable name="least" select="number(@least) * number(@least &lt; 0)"/>
    <xsl:variable name="most" select="number(@most) * number(@most &gt; 0)"/>
    <xsl:variable name="span" select="$most - $least + number($most = $least)"/>
    <figure>
      <svg role="img" viewBox="0 0 320 150" aria-label="{@name}：{@from}至{@to}年的目标与结果，数值见表">
        <line class="axis" x1="12" x2="308" y1="{round(20 + 100 * $most div $span)}" y2="{round(20 + 100 * $most div $span)}"/>
        <polyline class="goal-line">
          <xsl:attribute name="points">
            <xsl:apply-templates select="p:figure/p:target" mode="point">
              <xsl:with-param name="most" select="$most"/><xsl:with-param name="span" select="$span"/>
            </xsl:apply-templates>
          </xsl:attribute>
        </polyline>
        <polyline class="result-line">
          <xsl:attribute name="points">
            <xsl:apply-templates select="p:figure/p:result" mode="point">
              <xsl:with-param name="most" select="$most"/><xsl:with-param name="span" select="$span"/>
            </xsl:apply-templates>
          </xsl:attribute>
        </polyline>
        <xsl:apply-templates select="p:figure/p:target | p:figure/p:result" mode="mark">
          <xsl:with-param name="most" select="$most"/><xsl:with-param name="span" select="$span"/>
        </xsl:apply-templates>
        <text x="12" y="13"><xsl:call-template name="amount"><xsl:with-param name="value" select="$most"/></xsl:call-template></text>
        <text x="12" y="143"><xsl:value-of select="@from"/></text>
        <text x="308" y="143" text-anchor="end"><xsl:value-of select="@to"/></text>
      </svg>
    </figure>
  </xsl:template>

  <xsl:template match="*" mode="x">
    <xsl:variable name="series" select="../.."/>
    <xsl:value-of select="round(20 + 280 * (../@year - $series/@from) div ($series/@to - $series/@from))"/>
  </xsl:template>

  <xsl:template match="*" mode="point">
    <xsl:param name="most"/>
    <xsl:param name="span"/>
    <xsl:apply-templates select="." mode="x"/>
    <xsl:value-of select="concat(',', round(20 + 100 * ($most - @value) div $span), ' ')"/>
  </xsl:template>

  <xsl:template match="p:result" mode="mark">
    <xsl:param name="most"/>
    <xsl:param name="span"/>
    <circle class="result-mark" r="3.5" cy="{round(20 + 100 * ($most - @value) div $span)}">
      <xsl:attribute name="cx"><xsl:apply-templates select="." mode="x"/></xsl:attribute>
      <title><xsl:value-of select="concat(../@year, '年结果 ', @text)"/></title>
    </circle>
  </xsl:template>

  <xsl:template match="p:target" mode="mark">
    <xsl:param name="most"/>
    <xsl:param name="span"/>
    <xsl:variable name="x"><xsl:apply-templates select="." mode="x"/></xsl:variable>
    <rect class="goal-mark" width="7" height="7" x="{$x - 3.5}" y="{round(20 + 100 * ($most - @value) div $span) - 3.5}">
      <title><xsl:value-of select="concat(../@year, '年目标 ', @text)"/></title>
    </rect>
  </xsl:template>
</xsl:stylesheet>
