<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of a published package that are over many reports: of a place, an indicator, a year, and the comparison of
     two. Each is made from a small tree of its own (convert/write/site.h). A chart is drawn from the same figures as the
     table beside it, in the report's own words, so that nothing is told by the picture alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                exclude-result-prefixes="p">
  <xsl:include href="frame.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes" doctype-system="about:legacy-compat"/>

  <xsl:variable name="site" select="/*"/>
  <xsl:variable name="root" select="string(/*/@root)"/>

  <!-- # A page: what all have in common -->

  <xsl:template match="/*">
    <xsl:variable name="name"><xsl:apply-templates select="." mode="title"/></xsl:variable>
    <html lang="zh-Hans">
      <head>
        <xsl:call-template name="void">
          <xsl:with-param name="name" select="'meta'"/>
          <xsl:with-param name="attributes">charset="utf-8"</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="void">
          <xsl:with-param name="name" select="'meta'"/>
          <xsl:with-param name="attributes">name="viewport" content="width=device-width, initial-scale=1"</xsl:with-param>
        </xsl:call-template>
        <title><xsl:value-of select="concat($name, ' · ', @title)"/></title>
        <xsl:call-template name="style"/>
        <xsl:if test="@address">
          <xsl:call-template name="link">
            <xsl:with-param name="relation" select="'canonical'"/>
            <xsl:with-param name="to" select="concat(@address, @path)"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="open-graph">
          <xsl:with-param name="title" select="$name"/>
          <xsl:with-param name="description" select="concat($name, '：', @about)"/>
          <xsl:with-param name="address" select="concat(@address, @path)"/>
        </xsl:call-template>
      </head>
      <body class="{local-name()}">
        <a class="skip" href="#main">跳到正文</a>
        <xsl:call-template name="bar"/>
        <main id="main" class="wide">
          <xsl:apply-templates select="." mode="above"/>
          <h1><xsl:value-of select="$name"/></h1>
          <xsl:apply-templates select="." mode="main"/>
        </main>
        <footer><p><xsl:value-of select="@generator"/></p><xsl:call-template name="foot"/></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="*" mode="above"/>

  <!-- # Words -->

  <xsl:template match="@level">
    <xsl:choose>
      <xsl:when test=". = 'national'">国家</xsl:when>
      <xsl:when test=". = 'province'">省级</xsl:when>
      <xsl:when test=". = 'prefecture'">市级</xsl:when>
      <xsl:when test=". = 'county'">县级</xsl:when>
      <xsl:when test=". = 'township'">乡级</xsl:when>
      <xsl:otherwise>其他</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 地区生产总值增速 -->
  <xsl:template match="*" mode="series-name">
    <xsl:value-of select="@name"/>
    <xsl:if test="@measure = 'growth'">增速</xsl:if>
  </xsl:template>

  <xsl:template match="p:promise" mode="status">
    <xsl:choose>
      <xsl:when test="@status = 'reached'">完成</xsl:when>
      <xsl:when test="@status = 'short'">未完成</xsl:when>
      <xsl:when test="@status = 'not-stated'">未说明</xsl:when>
      <xsl:otherwise>不可比</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- what a report says, as it says it: 6.5%左右 -->
  <xsl:template match="p:target | p:result" mode="said">
    <a href="{$root}{@address}">
      <xsl:apply-templates select="." mode="sign"/>
      <xsl:value-of select="@text"/>
    </a>
  </xsl:template>

  <xsl:template match="*" mode="sign">
    <xsl:choose>
      <xsl:when test="@change = 'decrease' and ../../@measure = 'growth'">−</xsl:when>
      <xsl:when test="@modifier = 'at_least'">≥</xsl:when>
      <xsl:when test="@modifier = 'more_than'">&gt;</xsl:when>
      <xsl:when test="@modifier = 'at_most'">≤</xsl:when>
      <xsl:when test="@modifier = 'about'">≈</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="said-or-nothing">
    <xsl:param name="said"/>
    <td class="number"><xsl:apply-templates select="$said" mode="said"/><xsl:if test="not($said)">—</xsl:if></td>
  </xsl:template>

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
        <xsl:text> </xsl:text><small><xsl:value-of select="@unit"/></small>
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
      <h2><xsl:apply-templates select="." mode="series-name"/><xsl:text> </xsl:text><small><xsl:value-of select="@unit"/></small></h2>
      <xsl:if test="count(p:year) &gt; 2 and p:year/p:targets"><xsl:apply-templates select="." mode="range-chart"/></xsl:if>
      <div class="scroll" role="region" tabindex="0">
        <xsl:attribute name="aria-label"><xsl:apply-templates select="." mode="series-name"/>的范围</xsl:attribute>
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
      <h2><xsl:apply-templates select="." mode="series-name"/><xsl:text> </xsl:text><small><xsl:value-of select="@unit"/></small></h2>
      <div class="scroll" role="region" tabindex="0">
        <xsl:attribute name="aria-label"><xsl:apply-templates select="." mode="series-name"/>：各地</xsl:attribute>
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
      <th scope="row"><a href="{$root}places/{@key}/index.html"><xsl:value-of select="@place"/></a></th>
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
        <a href="{$root}places/{@key}/index.html">
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

  <!-- # Search -->

  <xsl:template match="p:search-page" mode="title">检索</xsl:template>

  <xsl:template match="p:search-page" mode="main">
    <form id="search" class="search" role="search" aria-label="检索" data-root="{$root}" data-shards="{@shards}">
      <label>在标题、指标、地区和全文中检索
        <xsl:call-template name="void"><xsl:with-param name="name" select="'input'"/><xsl:with-param name="attributes">name="q" type="search" autocomplete="off"</xsl:with-param></xsl:call-template>
      </label>
      <button>检索</button>
    </form>
    <div id="found" aria-live="polite"><p class="hint">检索需要脚本。没有脚本时：<a href="{$root}index.html">按级别、地区和年份查找</a>，或<a href="{$root}indicators/index.html">按指标查找</a>。</p></div>
    <script id="about" src="about.js" defer="defer"><xsl:text> </xsl:text></script>
  </xsl:template>

  <xsl:template match="p:search-page" mode="script">
    <script src="{$root}assets/search.js" defer="defer"><xsl:text> </xsl:text></script>
  </xsl:template>

  <!-- loader.js: it asks for pieces of the index while the page's scripts are still on their way -->
  <xsl:template match="p:search-page" mode="before-style">
    <script data-root="{$root}" data-shards="{@shards}"><xsl:value-of select="@loader" disable-output-escaping="yes"/></script>
  </xsl:template>

  <!-- # The comparison of two reports -->

  <xsl:template match="p:compare-page" mode="title">比较</xsl:template>

  <xsl:template match="p:compare-page" mode="main">
    <p>两个地区的同一年，或一个地区的两年：目标与结果并列。</p>
    <form id="compare" class="compare">
      <fieldset><legend>甲</legend>
        <label>地区 <xsl:call-template name="void"><xsl:with-param name="name" select="'input'"/><xsl:with-param name="attributes">name="a" list="places" autocomplete="off"</xsl:with-param></xsl:call-template></label>
        <label>年份 <select name="ay"><option value="">—</option></select></label>
      </fieldset>
      <fieldset><legend>乙</legend>
        <label>地区 <xsl:call-template name="void"><xsl:with-param name="name" select="'input'"/><xsl:with-param name="attributes">name="b" list="places" autocomplete="off"</xsl:with-param></xsl:call-template></label>
        <label>年份 <select name="by"><option value="">—</option></select></label>
      </fieldset>
      <datalist id="places"><option value="—">—</option></datalist>
    </form>
    <div id="comparison" aria-live="polite"><p class="hint">需要脚本。没有脚本时：各地页有其所有年份，<a href="{$root}index.html#years">各年页</a>有其所有地区。</p></div>
  </xsl:template>
</xsl:stylesheet>
