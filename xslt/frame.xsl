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

  <xsl:template name="style">
    <xsl:call-template name="void">
      <xsl:with-param name="name" select="'link'"/>
      <xsl:with-param name="attributes" select="concat('rel=&quot;stylesheet&quot; href=&quot;', $root, 'assets/site.css&quot;')"/>
    </xsl:call-template>
    <xsl:apply-templates select="$site/@style"/>
    <xsl:apply-templates select="$site" mode="icon"/>
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
    <div class="bar">
      <a class="home" href="{$root}index.html">
        <xsl:apply-templates select="$site/@logo"/>
        <xsl:value-of select="$site/@title"/>
      </a>
    </div>
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
