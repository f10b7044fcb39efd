<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of a published package that are over many reports: of a place, an indicator, a year, and the comparison of
     two. Each is made from a small tree of its own (convert/write/site.h). A chart is drawn from the same figures as the
     table beside it, in the report's own words, so that nothing is told by the picture alone. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                exclude-result-prefixes="p">
  <xsl:include href="frame.xsl"/>
  <xsl:include href="site-places.xsl"/>
  <xsl:include href="site-indicators.xsl"/>
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

  <!-- the unit beside it; an index has none -->
  <xsl:template match="*" mode="series-unit">
    <xsl:if test="string(@unit)"><xsl:text> </xsl:text><small><xsl:value-of select="@unit"/></small></xsl:if>
  </xsl:template>

  <!-- its name where the unit does not stand beside it: an indicator may be told in 元 and in 倍 -->
  <xsl:template match="*" mode="series-label">
    <xsl:apply-templates select="." mode="series-name"/>
    <xsl:if test="string(@unit)"><xsl:value-of select="concat('（', @unit, '）')"/></xsl:if>
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
