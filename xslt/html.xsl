<?xml version="1.0" encoding="UTF-8"?>
<!-- One self-contained page: the report as it reads, with a list of contents, and behind it its targets, actions and
     statistics as tables.

     Ids are the tree's, so a row of any table of ours leads to its place in the page. A heading's element follows its
     depth, never its kind, so that no level is left out. A run-in heading is a heading too; the style sheet sets it in
     the line. Furniture is not the report's text and is not shown.

     The output method is xml, though the page is HTML: under method html libxml2 enters each id into a table that
     is quadratic in their number, and both processors add a declaration of their own to <head>. The page is kept to what
     an HTML parser reads alike: no element is empty but those of SVG and the void <meta>, which is written as HTML has
     it, and the style sheet has no < or &amp; (nor child combinator). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                exclude-result-prefixes="r">
  <xsl:import href="common.xsl"/>
  <xsl:include href="html-style.xsl"/>
  <xsl:include href="html-targets.xsl"/>
  <xsl:include href="html-tables.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes" doctype-system="about:legacy-compat"/>

  <!-- words of the page's own within the text -->
  <xsl:variable name="table-label" select="translate('报告中的表格', $hans, $script)"/>
  <xsl:variable name="note-word" select="translate('注', $hans, $script)"/>
  <xsl:variable name="back-label" select="translate('回到正文', $hans, $script)"/>
  <xsl:variable name="anchor-label" select="translate('本节地址', $hans, $script)"/>

  <!-- the marks in the text that lead to an entry, for the way back -->
  <xsl:key name="references" match="r:ref" use="@target"/>

  <!-- # The page -->

  <xsl:template match="/r:report">
    <html lang="{$language}">
      <head>
        <xsl:apply-templates select="." mode="void"/>
        <title><xsl:value-of select="$full-title"/></title>
        <xsl:call-template name="style"/>
        <xsl:apply-templates select="." mode="site-head"/>
      </head>
      <body>
        <a class="skip" href="#text"><xsl:value-of select="translate('跳到正文', $hans, $script)"/></a>
        <xsl:apply-templates select="." mode="site-top"/>
        <xsl:apply-templates select="." mode="masthead"/>
        <div class="page">
          <xsl:apply-templates select="r:body" mode="contents"/>
          <main>
            <xsl:apply-templates select="r:body" mode="goals"/>
            <xsl:apply-templates select="r:body" mode="site-promises"/>
            <div id="text" class="text">
              <xsl:apply-templates select="r:body" mode="text"/>
            </div>
            <xsl:apply-templates select="r:body" mode="annex"/>
            <xsl:apply-templates select="." mode="site-annex"/>
          </main>
        </div>
        <footer>
          <p>
            <xsl:value-of select="translate('报告编号', $hans, $script)"/>
            <xsl:text> </xsl:text>
            <code><xsl:value-of select="@id"/></code>
            <xsl:text> · </xsl:text>
            <xsl:value-of select="@converter"/>
          </p>
          <xsl:apply-templates select="." mode="site-foot"/>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- Four parts are most of a page: the contents and the text, here, and in the annex the rows of its two large tables. The program
       writes them itself (convert/write/html_contents.c, html_text.c, html_tables.c), as these templates do, which are the rule: see
       html-around.xsl. -->
  <xsl:template match="r:body" mode="text"><xsl:apply-templates select="*"/></xsl:template>

  <!-- what a page of a site has besides; see page.xsl -->
  <xsl:template match="r:report" mode="site-head"/>
  <xsl:template match="r:report" mode="site-top"/>
  <xsl:template match="r:report" mode="site-foot"/>
  <xsl:template match="r:report" mode="site-annex"/>
  <xsl:template match="r:heading" mode="site-anchor"/>
  <xsl:template match="r:body" mode="site-promises"/>

  <!-- Void elements: method xml would close them with a slash, of which the Nu checker complains. -->
  <xsl:template match="r:report" mode="void">
    <xsl:text disable-output-escaping="yes">&lt;meta charset="utf-8"&gt;</xsl:text>
    <xsl:text disable-output-escaping="yes">&lt;meta name="viewport" content="width=device-width, initial-scale=1"&gt;</xsl:text>
    <xsl:text disable-output-escaping="yes">&lt;meta name="description" content="</xsl:text>
    <xsl:variable name="description"><xsl:apply-templates select="." mode="description"/></xsl:variable>
    <xsl:value-of select="translate($description, '&quot;', '”')"/>
    <xsl:text disable-output-escaping="yes">"&gt;</xsl:text>
  </xsl:template>

  <!-- 岳阳市2024年政府工作报告，9项任务，10件民生实事 -->
  <xsl:template match="r:report" mode="description">
    <xsl:variable name="tasks" select="count(r:body//r:task)"/>
    <xsl:variable name="items" select="count(r:body//r:item)"/>
    <xsl:value-of select="$full-title"/>
    <xsl:if test="$tasks"><xsl:value-of select="concat('，', $tasks, translate('项任务', $hans, $script))"/></xsl:if>
    <xsl:if test="$items"><xsl:value-of select="concat('，', $items, translate('件民生实事', $hans, $script))"/></xsl:if>
  </xsl:template>

  <xsl:template match="r:report" mode="masthead">
    <header>
      <h1>
        <xsl:copy-of select="r:body/r:title[1]/@id"/>
        <xsl:if test="string($full-title) != string($title)">
          <span class="whose"><xsl:value-of select="substring-before($full-title, $title)"/></span>
        </xsl:if>
        <xsl:value-of select="$title"/>
      </h1>
      <xsl:apply-templates select="r:body/r:title[position() &gt; 1] | r:body/r:meeting | r:body/r:speaker" mode="front"/>
    </header>
  </xsl:template>

  <xsl:template match="*" mode="front">
    <p class="{local-name()}"><xsl:copy-of select="@id"/><xsl:apply-templates/></p>
  </xsl:template>


  <!-- furniture that may be all there is: its place must not become an empty element -->
  <xsl:template match="r:furniture[not(../text()[1])]"><xsl:comment>furniture</xsl:comment></xsl:template>

  <!-- shown in the masthead -->
  <xsl:template match="r:body/r:title | r:body/r:meeting | r:body/r:speaker"/>

  <!-- # Contents: divisions with a heading, but not the topics within a measure -->

  <xsl:template match="r:body" mode="contents">
    <nav aria-labelledby="contents">
      <details class="fold">
        <summary><h2 id="contents"><xsl:value-of select="translate('目录', $hans, $script)"/></h2></summary>
        <ol>
          <xsl:apply-templates select="." mode="contents-rows"/>
          <li><a href="#annex"><xsl:value-of select="translate('数据表', $hans, $script)"/></a></li>
        </ol>
      </details>
    </nav>
  </xsl:template>

  <xsl:template match="r:body" mode="contents-rows"><xsl:apply-templates select="*" mode="contents"/></xsl:template>

  <xsl:template match="*" mode="contents">
    <!-- not what is below what a reader looks for, nor a line like 重点做好以下工作： that heads nothing -->
    <xsl:variable name="inner" select="*[r:heading][not(self::r:topic or self::r:problem
                                                        or self::r:section and not(*[2]))]"/>
    <xsl:choose>
      <xsl:when test="self::r:topic or self::r:problem or self::r:section and not(*[2])"/>
      <xsl:when test="r:heading">
        <li>
          <a href="#{@id}"><xsl:apply-templates select="." mode="name"/></a>
          <xsl:if test="$inner">
            <ol><xsl:apply-templates select="$inner" mode="contents"/></ol>
          </xsl:if>
        </li>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*[r:heading]" mode="contents"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- # Divisions -->

  <xsl:template match="r:review | r:outlook | r:plan | r:government | r:achievement | r:task | r:measure | r:topic
                       | r:section | r:opening | r:overview | r:outlook-text | r:requirement | r:targets
                       | r:acknowledgement | r:problems | r:problem | r:closing | r:livelihood | r:glossary | r:appendix">
    <xsl:param name="level" select="2"/>
    <xsl:choose>
      <xsl:when test="r:heading">
        <section>
          <xsl:copy-of select="@id"/>
          <xsl:attribute name="class"><xsl:apply-templates select="." mode="class"/></xsl:attribute>
          <xsl:apply-templates select="." mode="content">
            <xsl:with-param name="level" select="$level"/>
          </xsl:apply-templates>
        </section>
      </xsl:when>
      <xsl:otherwise>
        <div class="{local-name()}">
          <xsl:copy-of select="@id"/>
          <xsl:apply-templates select="." mode="content">
            <xsl:with-param name="level" select="$level - 1"/>
          </xsl:apply-templates>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="class">
    <xsl:choose>
      <xsl:when test="self::r:section and not(*[2])">lead-in</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="local-name()"/>
        <xsl:if test="r:heading[1]/@run-in">
          <xsl:text> run-in </xsl:text>
          <xsl:apply-templates select="." mode="joined"/>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the children; `level` is that of the division's own heading -->
  <xsl:template match="*" mode="content">
    <xsl:param name="level"/>
    <xsl:apply-templates select="r:heading">
      <xsl:with-param name="level" select="$level"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="*[not(self::r:heading)]">
      <xsl:with-param name="level" select="$level + number($level &lt; 6)"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- One list from the first item to the last; what stands between items is kept in its place. -->
  <xsl:template match="r:livelihood[r:item]" mode="content">
    <xsl:param name="level"/>
    <xsl:variable name="first" select="count(r:item[1]/preceding-sibling::*) + 1"/>
    <xsl:variable name="last" select="count(r:item[last()]/preceding-sibling::*) + 1"/>
    <xsl:apply-templates select="r:heading">
      <xsl:with-param name="level" select="$level"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="*[position() &lt; $first][not(self::r:heading)]">
      <xsl:with-param name="level" select="$level + number($level &lt; 6)"/>
    </xsl:apply-templates>
    <ol class="items">
      <xsl:apply-templates select="*[position() &gt;= $first and position() &lt;= $last]" mode="item"/>
    </ol>
    <xsl:apply-templates select="*[position() &gt; $last][not(self::r:heading)]">
      <xsl:with-param name="level" select="$level + number($level &lt; 6)"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:item" mode="item">
    <li><xsl:copy-of select="@id"/><xsl:apply-templates/></li>
  </xsl:template>

  <xsl:template match="*" mode="item">
    <li class="between"><xsl:apply-templates select="."><xsl:with-param name="level" select="6"/></xsl:apply-templates></li>
  </xsl:template>

  <xsl:template match="r:furniture" mode="item"/>

  <!-- an item out of a list, as an item of the text -->
  <xsl:template match="r:item">
    <p class="item"><xsl:copy-of select="@id"/><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="r:heading">
    <xsl:param name="level" select="2"/>
    <xsl:element name="h{$level}">
      <xsl:copy-of select="@id"/>
      <xsl:if test="@run-in"><xsl:attribute name="class">inline</xsl:attribute></xsl:if>
      <xsl:if test="r:furniture"><xsl:comment>with furniture</xsl:comment></xsl:if>
      <xsl:apply-templates/>
      <xsl:apply-templates select="." mode="site-anchor"/>
    </xsl:element>
  </xsl:template>

  <!-- # Paragraphs. A piece that goes on behind a heading or a list is set in the line; so is one that a mid-paragraph
       heading follows. -->

  <xsl:template match="r:salutation">
    <p class="salutation"><xsl:copy-of select="@id"/><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="r:p">
    <p>
      <xsl:copy-of select="@id"/>
      <xsl:apply-templates select="following-sibling::node()[1]" mode="before-topic"/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="r:p[@continued]">
    <p class="continued"><xsl:copy-of select="@id"/><xsl:apply-templates/></p>
  </xsl:template>

  <!-- what has no sentence may have no text at all, only furniture -->
  <xsl:template match="r:p[not(r:s)]">
    <p><xsl:copy-of select="@id"/><xsl:comment>without a sentence</xsl:comment><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="node()" mode="before-topic">
    <xsl:if test="r:heading/@run-in"><xsl:attribute name="class">first</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- a front line that does not stand at the front -->
  <xsl:template match="r:title | r:meeting | r:speaker">
    <p class="{local-name()}"><xsl:copy-of select="@id"/><xsl:apply-templates/></p>
  </xsl:template>

  <!-- paragraphs within an item, a list or an entry -->
  <xsl:template match="r:item/r:p | r:li/r:p | r:definition/r:p">
    <span class="block"><xsl:copy-of select="@id"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="r:s">
    <span><xsl:copy-of select="@id"/><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="r:label">
    <span class="label"><xsl:apply-templates/></span>
  </xsl:template>

  <!-- # Lists and tables of the report -->

  <xsl:template match="r:list">
    <ol class="list"><xsl:copy-of select="@id"/><xsl:apply-templates select="r:li"/></ol>
  </xsl:template>

  <xsl:template match="r:li">
    <li><xsl:copy-of select="@id"/><xsl:apply-templates/></li>
  </xsl:template>

  <xsl:template match="r:table">
    <div class="scroll" role="region" tabindex="0" aria-label="{$table-label}">
      <table><xsl:copy-of select="@id"/><tbody><xsl:apply-templates select="r:row"/></tbody></table>
    </div>
  </xsl:template>

  <xsl:template match="r:row">
    <tr><xsl:copy-of select="@id"/><xsl:apply-templates select="r:cell"/></tr>
  </xsl:template>

  <xsl:template match="r:cell">
    <td><xsl:copy-of select="@id"/><xsl:apply-templates/></td>
  </xsl:template>

  <xsl:template match="r:cell[not(node())]">
    <td><xsl:copy-of select="@id"/><xsl:comment>empty</xsl:comment></td>
  </xsl:template>

  <!-- # Notes on terms -->

  <xsl:template match="r:glossary[r:entry]" mode="content">
    <xsl:param name="level"/>
    <xsl:apply-templates select="r:heading">
      <xsl:with-param name="level" select="$level"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="*[not(self::r:heading or self::r:entry)]">
      <xsl:with-param name="level" select="$level + number($level &lt; 6)"/>
    </xsl:apply-templates>
    <dl><xsl:apply-templates select="r:entry" mode="note"/></dl>
  </xsl:template>

  <!-- an entry that stands outside a glossary -->
  <xsl:template match="r:entry">
    <dl><xsl:apply-templates select="." mode="note"/></dl>
  </xsl:template>

  <xsl:template match="r:entry[r:term][r:definition]" mode="note">
    <div>
      <xsl:copy-of select="@id"/>
      <dt><xsl:apply-templates select="r:definition[1]/preceding-sibling::node()"/></dt>
      <dd>
        <xsl:apply-templates select="r:definition[1] | r:definition[1]/following-sibling::node()"/>
        <xsl:apply-templates select="key('references', @id)" mode="back"/>
      </dd>
    </div>
  </xsl:template>

  <!-- an entry whose term and definition were not told apart -->
  <xsl:template match="r:entry" mode="note">
    <div>
      <xsl:copy-of select="@id"/>
      <dt><xsl:value-of select="concat($note-word, @n)"/></dt>
      <dd>
        <xsl:comment>as it stands</xsl:comment>
        <xsl:apply-templates select="node()[not(self::r:label)]"/>
        <xsl:apply-templates select="key('references', @id)" mode="back"/>
      </dd>
    </div>
  </xsl:template>

  <!-- the way back leads to the sentence (or whatever has an id) that holds the mark -->
  <xsl:template match="r:ref" mode="back">
    <xsl:text> </xsl:text>
    <a class="back" href="#{ancestor-or-self::*[@id][1]/@id}" aria-label="{$back-label}">↩</a>
  </xsl:template>

  <xsl:template match="r:ref[@target]">
    <a class="ref" href="#{@target}"><xsl:copy-of select="@id"/><xsl:apply-templates/></a>
  </xsl:template>

  <!-- # A statistic: leads to its record in the table; the record shows on hover and on focus -->

  <xsl:template match="r:stat">
    <a class="stat" href="#row-{@id}">
      <xsl:copy-of select="@id"/>
      <xsl:attribute name="data-record"><xsl:apply-templates select="." mode="record"/></xsl:attribute>
      <xsl:apply-templates select="." mode="data"/>
    </a>
  </xsl:template>

  <!-- a doubtful one is marked; the annex says what the mark means -->
  <xsl:template match="r:stat[@confidence &lt; 0.7]">
    <a class="stat doubtful" href="#row-{@id}">
      <xsl:copy-of select="@id"/>
      <xsl:attribute name="data-record">
        <xsl:apply-templates select="." mode="record"/>
        <xsl:text>（</xsl:text><xsl:apply-templates select="." mode="doubt"/><xsl:text>）</xsl:text>
      </xsl:attribute>
      <xsl:apply-templates select="." mode="data"/>
    </a>
  </xsl:template>

  <!-- in a heading there are no links -->
  <xsl:template match="r:heading//r:stat" priority="2">
    <span><xsl:copy-of select="@id"/><xsl:apply-templates select="." mode="data"/></span>
  </xsl:template>

  <xsl:template match="r:stat" mode="data">
    <data value="{@value}{@ratio}"><xsl:apply-templates/></data>
  </xsl:template>

  <xsl:template match="r:stat[@value-max]" mode="data">
    <data value="{@value}..{@value-max}"><xsl:apply-templates/></data>
  </xsl:template>

  <xsl:template match="r:stat[@reference]" mode="data">
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
