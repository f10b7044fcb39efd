<?xml version="1.0" encoding="UTF-8"?>
<!-- The page that leads through a published package: its reports by level and place, its tables, and the files that
     describe them. It is applied to the package as XML (convert/write/package_tree.h).

     All links are relative and name files, so the page works from a disk as from any server. Each dataset, distribution
     and place of the catalogue has its anchor here. As to the output method, see html.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:p="urn:baogao:package:1"
                exclude-result-prefixes="p">
  <xsl:include href="frame.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes" doctype-system="about:legacy-compat"/>

  <xsl:variable name="site" select="/p:package"/>
  <xsl:variable name="root"/>

  <!-- who names no level is listed with those who name `other` -->
  <xsl:key name="places" match="p:place" use="concat(@level, substring('other', 1 + 5 * boolean(@level)))"/>

  <xsl:variable name="years">
    <xsl:value-of select="/p:package/@from"/>
    <xsl:if test="/p:package/@from != /p:package/@to"><xsl:value-of select="concat('–', /p:package/@to)"/></xsl:if>
  </xsl:variable>

  <xsl:template match="/p:package">
    <html lang="zh-Hans">
      <head>
        <xsl:text disable-output-escaping="yes">&lt;meta charset="utf-8"&gt;</xsl:text>
        <xsl:text disable-output-escaping="yes">&lt;meta name="viewport" content="width=device-width, initial-scale=1"&gt;</xsl:text>
        <title><xsl:value-of select="@title"/></title>
        <xsl:call-template name="style"/>
        <xsl:if test="@address">
          <xsl:call-template name="link">
            <xsl:with-param name="relation" select="'canonical'"/><xsl:with-param name="to" select="@address"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="link">
          <xsl:with-param name="relation" select="'describedby'"/><xsl:with-param name="to" select="'datapackage.json'"/>
          <xsl:with-param name="type" select="'application/json'"/>
        </xsl:call-template>
        <xsl:call-template name="open-graph">
          <xsl:with-param name="title" select="@title"/><xsl:with-param name="description" select="@about"/>
          <xsl:with-param name="address" select="@address"/>
        </xsl:call-template>
        <xsl:apply-templates select="@json-ld"/>
      </head>
      <body>
        <a class="skip" href="#reports">跳到报告列表</a>
        <xsl:call-template name="bar"/>
        <header>
          <p class="kicker">
            <xsl:value-of select="concat(count(p:place/p:report), '份报告')"/>
            <xsl:if test="@from"><xsl:value-of select="concat(' · ', $years, '年')"/></xsl:if>
          </p>
          <h1><xsl:value-of select="@title"/></h1>
          <p><xsl:value-of select="@about"/></p>
        </header>
        <main class="wide">
          <section id="years">
            <h2>年份</h2>
            <p class="year-links">
              <xsl:apply-templates mode="year-link"
                                   select="p:place/p:report[@to][generate-id() = generate-id(key('of-year', @to)[1])]">
                <xsl:sort select="@to" data-type="number" order="descending"/>
              </xsl:apply-templates>
            </p>
          </section>
          <section id="reports">
            <h2>报告</h2>
            <form id="filters" class="filters" hidden="hidden">
              <label>级别 <select name="level"><option value="">全部</option><option value="national">国家</option><option value="province">省级</option><option value="prefecture">市级</option><option value="county">县级</option><option value="township">乡级</option><option value="other">其他</option></select></label>
              <label>省份 <select name="province"><option value="">全部</option></select></label>
              <label>年份 <select name="year"><option value="">全部</option></select></label>
              <output aria-live="polite"><xsl:text> </xsl:text></output>
            </form>
            <xsl:apply-templates select="." mode="levels"/>
          </section>
          <xsl:apply-templates select="." mode="tables"/>
          <xsl:apply-templates select="." mode="descriptions"/>
          <xsl:apply-templates select="." mode="about"/>
        </main>
        <footer><p><xsl:value-of select="@generator"/></p><xsl:call-template name="foot"/></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:key name="of-year" match="p:report" use="@to"/>

  <xsl:template match="p:report" mode="year-link">
    <a href="years/{@to}.html"><xsl:value-of select="@to"/></a>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- # Reports: a section a level; in it, below the provinces, a fold a province; in that the places by code, each with its
       years, the latest first -->

  <xsl:template match="p:package" mode="levels">
    <xsl:apply-templates select="key('places', 'national')[1]" mode="level"><xsl:with-param name="name" select="'国家'"/></xsl:apply-templates>
    <xsl:apply-templates select="key('places', 'province')[1]" mode="level"><xsl:with-param name="name" select="'省级'"/></xsl:apply-templates>
    <xsl:apply-templates select="key('places', 'prefecture')[1]" mode="level"><xsl:with-param name="name" select="'市级'"/></xsl:apply-templates>
    <xsl:apply-templates select="key('places', 'county')[1]" mode="level"><xsl:with-param name="name" select="'县级'"/></xsl:apply-templates>
    <xsl:apply-templates select="key('places', 'township')[1]" mode="level"><xsl:with-param name="name" select="'乡级'"/></xsl:apply-templates>
    <xsl:apply-templates select="key('places', 'other')[1]" mode="level"><xsl:with-param name="name" select="'其他'"/></xsl:apply-templates>
  </xsl:template>

  <xsl:key name="of-province" match="p:place[@province]" use="concat(@level, ' ', @province)"/>

  <!-- the first place of a level stands for it -->
  <xsl:template match="p:place" mode="level">
    <xsl:param name="name"/>
    <xsl:variable name="level" select="concat(@level, substring('other', 1 + 5 * boolean(@level)))"/>
    <xsl:variable name="places" select="key('places', $level)"/>
    <xsl:variable name="below" select="boolean($level = 'prefecture' or $level = 'county')"/>
    <div class="level">
      <h3 id="level-{$level}"><xsl:value-of select="$name"/><xsl:text> </xsl:text><small><xsl:value-of select="concat(count($places), '个地区')"/></small></h3>
      <xsl:if test="$places[not($below and @province)]">
        <ul class="places">
          <xsl:apply-templates select="$places[not($below and @province)]"><xsl:sort select="not(@code)"/><xsl:sort select="@code"/><xsl:sort select="@name"/></xsl:apply-templates>
        </ul>
      </xsl:if>
      <xsl:if test="$below">
        <xsl:apply-templates select="$places[@province][generate-id() = generate-id(key('of-province', concat(@level, ' ', @province))[1])]" mode="province">
          <xsl:sort select="@code"/>
        </xsl:apply-templates>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="p:place" mode="province">
    <xsl:variable name="places" select="key('of-province', concat(@level, ' ', @province))"/>
    <details>
      <summary>
        <xsl:value-of select="@province"/><xsl:text> </xsl:text>
        <small><xsl:value-of select="concat(count($places), '个地区，', count($places/p:report), '份报告')"/></small>
      </summary>
      <ul class="places"><xsl:apply-templates select="$places"><xsl:sort select="@code"/></xsl:apply-templates></ul>
    </details>
  </xsl:template>

  <xsl:template match="p:place">
    <li id="place-{@key}" data-level="{@level}{substring('other', 1 + 5 * boolean(@level))}" data-province="{@province}">
      <xsl:attribute name="data-years">
        <xsl:apply-templates select="p:report[@to]" mode="year"><xsl:sort select="@to" data-type="number" order="descending"/></xsl:apply-templates>
      </xsl:attribute>
      <a class="place" href="{@folder}index.html">
        <xsl:value-of select="@name"/>
        <xsl:if test="not(@name)"><xsl:value-of select="concat('地区未详 ', @code)"/></xsl:if>
      </a>
      <span class="years">
        <xsl:apply-templates select="p:report"><xsl:sort select="@to" data-type="number" order="descending"/></xsl:apply-templates>
      </span>
    </li>
  </xsl:template>

  <xsl:template match="p:report" mode="year">
    <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
    <xsl:value-of select="@to"/>
  </xsl:template>

  <xsl:template match="p:report">
    <xsl:text> </xsl:text>
    <a id="report-{@key}" href="{@folder}index.html">
      <xsl:attribute name="aria-label">
        <xsl:value-of select="@to"/>
        <xsl:if test="not(@to)">年份未详</xsl:if>
        <xsl:if test="@edition"><xsl:value-of select="concat('（', @edition, '）')"/></xsl:if>
        <xsl:value-of select="concat('：', @title)"/>
      </xsl:attribute>
      <xsl:value-of select="@to"/>
      <xsl:if test="not(@to)">年份未详</xsl:if>
      <xsl:if test="@edition"><xsl:value-of select="concat('（', @edition, '）')"/></xsl:if>
    </a>
  </xsl:template>

  <!-- # Tables -->

  <xsl:template match="p:package" mode="tables">
    <section id="tables">
      <h2>数据表</h2>
      <div class="scroll" role="region" tabindex="0" aria-label="数据表">
        <table>
          <thead>
            <tr><th scope="col">表</th><th scope="col" class="number">行数</th><th scope="col">文件</th></tr>
          </thead>
          <tbody><xsl:apply-templates select="p:table"/></tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template match="p:table">
    <tr id="table-{@name}">
      <th scope="row"><xsl:value-of select="@title"/><span class="block"><small><xsl:value-of select="@about"/></small></span></th>
      <td class="number"><xsl:value-of select="@rows"/></td>
      <td><xsl:apply-templates select="p:file"/></td>
    </tr>
  </xsl:template>

  <xsl:template match="p:table/p:file">
    <xsl:variable name="word"><xsl:apply-templates select="@kind"/></xsl:variable>
    <xsl:if test="position() != 1"> · </xsl:if>
    <a id="file-{substring-after(@path, '/')}" href="{@path}" aria-label="{../@title} {$word}"><xsl:value-of select="$word"/></a>
    <xsl:text> </xsl:text>
    <small><xsl:value-of select="concat(ceiling(@bytes div 1024), ' KB')"/></small>
  </xsl:template>

  <xsl:template match="@kind[. = 'csv']">CSV</xsl:template>
  <xsl:template match="@kind[. = 'jsonl']">JSONL</xsl:template>
  <xsl:template match="@kind[. = 'schema']">JSON Schema</xsl:template>

  <!-- # What describes the tables -->

  <xsl:template match="p:package" mode="descriptions">
    <section id="descriptions">
      <h2>说明文件</h2>
      <dl>
        <div><dt><a href="datapackage.json">datapackage.json</a></dt><dd>各表的列、类型、键（Frictionless Data Package）</dd></div>
        <div><dt><a href="csv-metadata.json">csv-metadata.json</a></dt><dd>同上，按万维网联盟 CSV on the Web</dd></div>
        <div><dt><a href="catalog.rdf">catalog.rdf</a>、<a href="catalog.jsonld">catalog.jsonld</a></dt><dd>数据目录（DCAT 3），含各文件的大小与 SHA-256 摘要</dd></div>
        <div><dt><a href="concepts.ttl">concepts.ttl</a></dt><dd>指标对照表（SKOS）：各指标的代码、名称与写法</dd></div>
        <xsl:if test="@address">
          <div><dt><a href="ckan.json">ckan.json</a></dt><dd>向 CKAN 平台登记用</dd></div>
        </xsl:if>
        <div><dt><a href="resource-catalogue.xlsx">resource-catalogue.xlsx</a>、<a href="resource-catalogue.csv">resource-catalogue.csv</a></dt><dd>政务信息资源目录</dd></div>
      </dl>
    </section>
  </xsl:template>

  <!-- # Who, when, under which terms -->

  <xsl:template match="p:package" mode="about">
    <section id="about">
      <h2>关于</h2>
      <table class="facts">
        <tbody>
          <tr><th scope="row">地区</th><td><xsl:value-of select="concat(count(p:place[@name or @code]), '个')"/></td></tr>
          <xsl:if test="@from"><tr><th scope="row">年份</th><td><xsl:value-of select="$years"/></td></tr></xsl:if>
          <xsl:apply-templates select="@publisher | @licence-address"/>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="@publisher">
    <tr id="publisher"><th scope="row">提供方</th><td><xsl:value-of select="."/></td></tr>
  </xsl:template>

  <xsl:template match="@licence-address">
    <tr><th scope="row">许可</th><td><a href="{.}"><xsl:value-of select="../@licence"/></a></td></tr>
  </xsl:template>
</xsl:stylesheet>
