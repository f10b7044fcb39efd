<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of a published package share: the style sheet, the way to the index, the user's own logo, style and
     footer. Included by the stylesheets of these pages. `$site` is the element that knows of the package (p:package or
     p:publication), `$root` the way from the page to its folder: both are theirs to say. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                exclude-result-prefixes="p">

  <!-- Void elements are written as HTML has them: see html.xsl. -->
  <xsl:template name="void">
    <xsl:param name="name"/>
    <xsl:param name="attributes"/>
    <xsl:value-of select="concat('&lt;', $name, ' ', $attributes, '&gt;')" disable-output-escaping="yes"/>
  </xsl:template>

  <!-- an attribute's value in such an element -->
  <xsl:template name="attribute">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:value-of select="concat(' ', $name, '=&quot;')" disable-output-escaping="yes"/>
    <xsl:value-of select="translate($value, '&quot;', '”')"/>
    <xsl:text disable-output-escaping="yes">"</xsl:text>
  </xsl:template>

  <xsl:template name="link">
    <xsl:param name="relation"/>
    <xsl:param name="to"/>
    <xsl:param name="type"/>
    <xsl:param name="title"/>
    <xsl:value-of select="concat('&lt;link rel=&quot;', $relation, '&quot;')" disable-output-escaping="yes"/>
    <xsl:call-template name="attribute">
      <xsl:with-param name="name" select="'href'"/>
      <xsl:with-param name="value" select="$to"/>
    </xsl:call-template>
    <xsl:if test="$type">
      <xsl:call-template name="attribute">
        <xsl:with-param name="name" select="'type'"/>
        <xsl:with-param name="value" select="$type"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$title">
      <xsl:call-template name="attribute">
        <xsl:with-param name="name" select="'title'"/>
        <xsl:with-param name="value" select="$title"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:text disable-output-escaping="yes">&gt;</xsl:text>
  </xsl:template>

  <xsl:template name="property">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="$value">
      <xsl:value-of select="concat('&lt;meta property=&quot;', $name, '&quot;')" disable-output-escaping="yes"/>
      <xsl:call-template name="attribute">
        <xsl:with-param name="name" select="'content'"/>
        <xsl:with-param name="value" select="$value"/>
      </xsl:call-template>
      <xsl:text disable-output-escaping="yes">&gt;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="open-graph">
    <xsl:param name="type" select="'website'"/>
    <xsl:param name="title"/>
    <xsl:param name="description"/>
    <xsl:param name="address"/>
    <xsl:call-template name="property">
      <xsl:with-param name="name" select="'og:type'"/><xsl:with-param name="value" select="$type"/>
    </xsl:call-template>
    <xsl:call-template name="property">
      <xsl:with-param name="name" select="'og:title'"/><xsl:with-param name="value" select="$title"/>
    </xsl:call-template>
    <xsl:call-template name="property">
      <xsl:with-param name="name" select="'og:description'"/><xsl:with-param name="value" select="$description"/>
    </xsl:call-template>
    <xsl:call-template name="property">
      <xsl:with-param name="name" select="'og:site_name'"/><xsl:with-param name="value" select="string($site/@title)"/>
    </xsl:call-template>
    <xsl:call-template name="property">
      <xsl:with-param name="name" select="'og:locale'"/><xsl:with-param name="value" select="'zh_CN'"/>
    </xsl:call-template>
    <xsl:if test="$site/@address">
      <xsl:call-template name="property">
        <xsl:with-param name="name" select="'og:url'"/><xsl:with-param name="value" select="$address"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- JSON in which no slash could end the element -->
  <xsl:template match="@json-ld">
    <script type="application/ld+json"><xsl:value-of select="." disable-output-escaping="yes"/></script>
  </xsl:template>

  <xsl:template match="*" mode="before-style"/>

  <xsl:template match="*" mode="script">
    <script src="{$root}assets/site.js" defer="defer"><xsl:text> </xsl:text></script>
  </xsl:template>

  <xsl:template name="style">
    <xsl:apply-templates select="/*" mode="before-style"/>
    <xsl:call-template name="void">
      <xsl:with-param name="name" select="'link'"/>
      <xsl:with-param name="attributes" select="concat('rel=&quot;stylesheet&quot; href=&quot;', $root, 'assets/site.css&quot;')"/>
    </xsl:call-template>
    <xsl:apply-templates select="$site/@style"/>
    <xsl:apply-templates select="$site" mode="icon"/>
    <xsl:if test="$site/@address">
      <xsl:call-template name="link">
        <xsl:with-param name="relation" select="'alternate'"/>
        <xsl:with-param name="to" select="concat($root, 'feed.atom')"/>
        <xsl:with-param name="type" select="'application/atom+xml'"/>
        <xsl:with-param name="title" select="string($site/@title)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="/*" mode="script"/>
  </xsl:template>

  <xsl:template match="@style">
    <xsl:call-template name="void">
      <xsl:with-param name="name" select="'link'"/>
      <xsl:with-param name="attributes" select="concat('rel=&quot;stylesheet&quot; href=&quot;', $root, 'assets/', ., '&quot;')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="icon">
    <xsl:call-template name="void">
      <xsl:with-param name="name" select="'link'"/>
      <xsl:with-param name="attributes" select="concat('rel=&quot;icon&quot; type=&quot;image/svg+xml&quot; href=&quot;', $root, 'assets/icon.svg&quot;')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*[@logo]" mode="icon">
    <xsl:call-template name="void">
      <xsl:with-param name="name" select="'link'"/>
      <xsl:with-param name="attributes" select="concat('rel=&quot;icon&quot; href=&quot;', $root, 'assets/', @logo, '&quot;')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- # The bar at the head of every page -->

  <xsl:template name="bar">
    <nav class="bar" aria-label="全站">
      <a class="home" href="{$root}index.html">
        <xsl:apply-templates select="$site/@logo"/>
        <xsl:value-of select="$site/@title"/>
      </a>
      <a href="{$root}index.html#reports">报告</a>
      <a href="{$root}indicators/index.html">指标</a>
      <a href="{$root}compare/index.html">比较</a>
      <form action="{$root}search/index.html" role="search" aria-label="快速检索" class="bar-search">
        <xsl:call-template name="void">
          <xsl:with-param name="name" select="'input'"/>
          <xsl:with-param name="attributes">type="search" name="q" aria-label="检索全站" placeholder="检索"</xsl:with-param>
        </xsl:call-template>
      </form>
    </nav>
  </xsl:template>

  <xsl:template match="@logo">
    <xsl:call-template name="void">
      <xsl:with-param name="name" select="'img'"/>
      <xsl:with-param name="attributes" select="concat('alt=&quot;&quot; src=&quot;', $root, 'assets/', ., '&quot;')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- # Its foot: what the user says, as it is -->

  <xsl:template name="foot"><xsl:apply-templates select="$site/@footer"/></xsl:template>

  <xsl:template match="@footer"><xsl:value-of select="." disable-output-escaping="yes"/></xsl:template>
</xsl:stylesheet>
