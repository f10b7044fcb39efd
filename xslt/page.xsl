<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of a report in a published package: that of html.xsl, with the way to all else, the files that can be had of
     it, how it is cited, and what search engines, feeds and other programs want to find in its head. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns:p="urn:baogao:package:1" exclude-result-prefixes="r p">
  <xsl:import href="html.xsl"/>
  <xsl:include href="frame.xsl"/>
  <xsl:include href="page-promises.xsl"/>

  <xsl:variable name="site" select="/r:report/p:publication"/>
  <xsl:variable name="root" select="string($site/@root)"/>
  <xsl:variable name="self" select="$site/p:report[@role = 'self']"/>

  <!-- where the page will be on the web; without that, its address within the site -->
  <xsl:variable name="address" select="concat($site/@address, $self/@folder)"/>

  <!-- # Head -->

  <xsl:template match="r:report" mode="site-head">
    <xsl:variable name="description"><xsl:apply-templates select="." mode="description"/></xsl:variable>
    <xsl:if test="$site/@address">
      <xsl:call-template name="link">
        <xsl:with-param name="relation" select="'canonical'"/>
        <xsl:with-param name="to" select="$address"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="$self/p:file[@kind != 'html']" mode="alternate"/>
    <xsl:call-template name="open-graph">
      <xsl:with-param name="type" select="'article'"/>
      <xsl:with-param name="title" select="$full-title"/>
      <xsl:with-param name="description" select="$description"/>
      <xsl:with-param name="address" select="$address"/>
    </xsl:call-template>
    <xsl:apply-templates select="$self/@json-ld"/>
  </xsl:template>

  <xsl:template match="p:file" mode="alternate">
    <xsl:call-template name="link">
      <xsl:with-param name="relation" select="'alternate'"/>
      <xsl:with-param name="to" select="substring-after(@path, $self/@folder)"/>
      <xsl:with-param name="type" select="@media-type"/>
      <xsl:with-param name="title" select="@title"/>
    </xsl:call-template>
  </xsl:template>

  <!-- # Above the report: the way back, the years before and behind, the other editions -->

  <xsl:template match="r:report" mode="site-top">
    <xsl:call-template name="bar"/>
    <nav class="ways" aria-label="相关报告">
      <p><xsl:apply-templates select="$site/p:place" mode="way"/></p>
      <xsl:if test="$site/p:report[@role = 'previous' or @role = 'next']">
        <p class="years">
          <xsl:apply-templates select="$site/p:report[@role = 'previous']" mode="way"/>
          <xsl:apply-templates select="$site/p:report[@role = 'next']" mode="way"/>
        </p>
      </xsl:if>
      <xsl:if test="$site/p:report[@role = 'edition']">
        <p class="editions">
          <xsl:value-of select="translate('同年其他版本：', $hans, $script)"/>
          <xsl:apply-templates select="$site/p:report[@role = 'edition']" mode="way"/>
        </p>
      </xsl:if>
    </nav>
  </xsl:template>

  <xsl:template match="p:place" mode="way">
    <a href="{$root}{@folder}index.html">
      <xsl:value-of select="@name"/>
      <xsl:if test="not(@name)"><xsl:value-of select="@code"/></xsl:if>
      <xsl:text>各年报告</xsl:text>
    </a>
  </xsl:template>

  <xsl:template match="p:report[@role = 'previous']" mode="way">
    <a rel="prev" href="{$root}{@folder}index.html"><xsl:value-of select="concat('← ', @to, '年')"/></a>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="p:report[@role = 'next']" mode="way">
    <a rel="next" href="{$root}{@folder}index.html"><xsl:value-of select="concat(@to, '年 →')"/></a>
  </xsl:template>

  <xsl:template match="p:report[@role = 'edition']" mode="way">
    <xsl:if test="position() &gt; 1">、</xsl:if>
    <a href="{$root}{@folder}index.html">
      <xsl:value-of select="concat('第', @edition, substring('1', 1, number(not(@edition))), '版')"/>
    </a>
    <xsl:if test="@date"><xsl:value-of select="concat('（', @date, '）')"/></xsl:if>
  </xsl:template>

  <!-- # Behind the report: its files, and how it is cited (GB/T 7714) -->

  <xsl:template match="r:report" mode="site-annex">
    <section class="annex take" id="take">
      <h2>下载</h2>
      <ul class="files"><xsl:apply-templates select="$self/p:file" mode="take"/></ul>
      <h2 id="cite">引用</h2>
      <p class="citation" id="citation" data-address="{$address}"><xsl:call-template name="citation"/></p>
      <p class="hint">各段的引用地址：打开脚本后，点击段末的“¶”。标题后的“§”是该部分的地址。</p>
    </section>
  </xsl:template>

  <xsl:template match="p:file[@kind = 'html']" mode="take">
    <li id="file-html"><a href="#text">本页</a></li>
  </xsl:template>

  <xsl:template match="p:file" mode="take">
    <li id="file-{@kind}"><xsl:apply-templates select="." mode="link"/></li>
  </xsl:template>

  <!-- two tables are two files for who keeps them: 岳州市2030年政府工作报告-年度目标.csv -->
  <xsl:template match="p:file" mode="link">
    <xsl:variable name="name" select="substring-after(@path, $self/@folder)"/>
    <a href="{$name}">
      <xsl:attribute name="download">
        <xsl:value-of select="$full-title"/>
        <xsl:if test="@kind != 'xml' and @kind != 'text'"><xsl:value-of select="concat('-', substring-before(@title, '（'))"/></xsl:if>
        <xsl:value-of select="concat('.', substring-after($name, '.'))"/>
      </xsl:attribute>
      <xsl:value-of select="@title"/>
    </a>
  </xsl:template>

  <!-- below each table: the files that have its rows -->
  <xsl:template match="r:*" mode="table-files">
    <xsl:param name="kinds"/>
    <ul class="files of-table">
      <xsl:apply-templates select="$self/p:file[contains($kinds, concat(' ', @kind, ' '))]" mode="of-table"/>
    </ul>
  </xsl:template>

  <xsl:template match="p:file" mode="of-table"><li><xsl:apply-templates select="." mode="link"/></li></xsl:template>

  <xsl:template name="citation">
    <xsl:choose>
      <xsl:when test="$site/p:place/@level = 'national'">国务院. </xsl:when>
      <xsl:when test="$site/p:place/@name"><xsl:value-of select="concat($site/p:place/@name, '人民政府. ')"/></xsl:when>
    </xsl:choose>
    <xsl:value-of select="concat($full-title, '[R/OL]. ')"/>
    <xsl:if test="$self/@date"><xsl:value-of select="concat('(', $self/@date, ')')"/></xsl:if>
    <span class="day">[引用日期]</span>
    <xsl:text>. </xsl:text>
    <span class="address"><xsl:value-of select="$address"/></span>
    <xsl:text>.</xsl:text>
  </xsl:template>

  <!-- # An anchor that a heading's own words and number make: the first heading with these words has it -->

  <xsl:key name="headings" match="r:heading" use="translate(translate(., '（）()，,。：:；;、“”《》？！ .#%/?&#9;&#10;&#13;&#160;&#12288;&quot;&lt;&gt;[]{}|\^`*@&amp;=+$!~', ''), &quot;'&quot;, '')"/>

  <xsl:template match="r:heading" mode="site-anchor">
    <xsl:variable name="words" select="translate(translate(., '（）()，,。：:；;、“”《》？！ .#%/?&#9;&#10;&#13;&#160;&#12288;&quot;&lt;&gt;[]{}|\^`*@&amp;=+$!~', ''), &quot;'&quot;, '')"/>
    <xsl:if test="$words and not(r:furniture) and generate-id() = generate-id(key('headings', $words)[1])">
      <a class="anchor" id="{$words}" href="#{$words}" aria-label="{$anchor-label}">§</a>
    </xsl:if>
  </xsl:template>

  <!-- # Foot -->

  <xsl:template match="r:report" mode="site-foot"><xsl:call-template name="foot"/></xsl:template>
</xsl:stylesheet>
