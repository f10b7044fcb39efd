<?xml version="1.0" encoding="UTF-8"?>
<!-- Akoma Ntoso 1.0 (OASIS; the namespace says 3.0): a doc with its FRBR identification. The string value of preface and
     mainBody is the source text. Divisions are hcontainers, sentences inlines, statistics quantities; what is not the
     report's own text is inline "furniture". What Akoma Ntoso has no attribute for keeps ours, in our namespace.

     eIds follow the Naming Convention, [prefix "__"] element_ref ["_" number], from our ids: plan.task9.p2 is
     plan__task_9__p_2. The element_ref of a generic element is the name that it stands for.

     In a hierarchy, blocks stand before the divisions (intro) or by themselves (content). One that comes behind a division
     stands in an hcontainer of its own, named after it: pBlock. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:baogao:report:1"
                xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
  <xsl:import href="common.xsl"/>
  <xsl:include href="akn-blocks.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- # Identification -->

  <xsl:variable name="day">
    <xsl:choose>
      <xsl:when test="$meta/r:date"><xsl:value-of select="$meta/r:date"/></xsl:when>
      <xsl:when test="$year"><xsl:value-of select="concat($year, '-01-01')"/></xsl:when>
      <xsl:otherwise>0001-01-01</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="day-is">
    <xsl:choose>
      <xsl:when test="$meta/r:date">given</xsl:when>
      <xsl:when test="$year">planYear</xsl:when>
      <xsl:otherwise>unknown</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="work">
    <xsl:text>/akn/cn/doc/governmentWorkReport</xsl:text>
    <xsl:if test="$meta/r:place/@code"><xsl:value-of select="concat('/', $meta/r:place/@code)"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$meta/r:date"><xsl:value-of select="concat('/', $day)"/></xsl:when>
      <xsl:when test="$year"><xsl:value-of select="concat('/', $year)"/></xsl:when>
      <xsl:otherwise>/nd</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('/', /r:report/@id)"/>
  </xsl:variable>

  <xsl:template match="/r:report">
    <akomaNtoso>
      <doc name="governmentWorkReport">
        <meta>
          <identification source="#baogao">
            <FRBRWork>
              <xsl:call-template name="core"><xsl:with-param name="uri" select="$work"/></xsl:call-template>
              <FRBRcountry value="cn"/>
              <FRBRsubtype value="governmentWorkReport"/>
              <FRBRnumber value="{@id}"/>
              <FRBRname value="{$full-title}"/>
            </FRBRWork>
            <FRBRExpression>
              <xsl:call-template name="core">
                <xsl:with-param name="uri" select="concat($work, '/zho@')"/>
              </xsl:call-template>
              <FRBRlanguage language="zho"/>
            </FRBRExpression>
            <FRBRManifestation>
              <xsl:call-template name="core">
                <xsl:with-param name="uri" select="concat($work, '/zho@')"/>
                <xsl:with-param name="suffix" select="'.xml'"/>
              </xsl:call-template>
              <FRBRformat value="application/xml"/>
            </FRBRManifestation>
          </identification>
          <references source="#baogao">
            <TLCOrganization eId="baogao" href="/akn/ontology/organization/baogao" showAs="{@converter}"/>
            <TLCOrganization eId="reportingGovernment" href="/akn/ontology/organization/cn/government{$meta/r:place/@code}"
                             showAs="{$place}"/>
            <TLCConcept eId="anyFigure" href="/akn/ontology/concept/statistic" showAs="statistic"/>
            <TLCConcept eId="actualFigure" href="/akn/ontology/concept/actual" showAs="what was reached"/>
            <TLCConcept eId="targetFigure" href="/akn/ontology/concept/target" showAs="what is to be reached"/>
            <TLCConcept eId="thresholdFigure" href="/akn/ontology/concept/threshold" showAs="which things are counted"/>
          </references>
          <proprietary source="#baogao"><xsl:copy-of select="r:meta"/></proprietary>
        </meta>
        <xsl:apply-templates select="r:body"/>
      </doc>
    </akomaNtoso>
  </xsl:template>

  <xsl:template name="core">
    <xsl:param name="uri"/>
    <xsl:param name="suffix"/>
    <FRBRthis value="{$uri}/!main{$suffix}"/>
    <FRBRuri value="{$uri}{$suffix}"/>
    <FRBRdate date="{$day}" name="{$day-is}"/>
    <FRBRauthor href="#reportingGovernment"/>
  </xsl:template>

  <!-- # Names and ids -->

  <xsl:template match="@id"><xsl:attribute name="eId"><xsl:call-template name="eId"/></xsl:attribute></xsl:template>

  <!-- kinds that are called something else here -->
  <xsl:variable name="kinds" select="'|q=quantity|s=sentence|li=item|row=tr|cell=td|outlook-text=outlookText|'"/>

  <!-- a.b1 → a__b_1 -->
  <xsl:template name="eId">
    <xsl:param name="id" select="."/>
    <xsl:variable name="step" select="substring-before(concat($id, '.'), '.')"/>
    <xsl:variable name="kind" select="translate($step, '0123456789', '')"/>
    <xsl:variable name="number" select="substring-after($step, $kind)"/>
    <xsl:value-of select="substring-before(substring-after(concat($kinds, $kind, '=', $kind, '|'), concat('|', $kind, '=')), '|')"/>
    <xsl:if test="$number and $kind != 'heading'"><xsl:value-of select="concat('_', $number)"/></xsl:if>
    <xsl:if test="contains($id, '.')">
      <xsl:text>__</xsl:text>
      <xsl:call-template name="eId">
        <xsl:with-param name="id" select="substring-after($id, '.')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The same of an element, of which only the last step is looked at where its parent hands down its own, `up`: ids
       are many and deep, and each would be gone through from its root. -->
  <xsl:template match="*" mode="eId">
    <xsl:param name="up"/>
    <xsl:variable name="step" select="substring-after(@id, concat(../@id, '.'))"/>
    <xsl:choose>
      <xsl:when test="$up and $step and not(contains($step, '.'))">
        <xsl:value-of select="concat($up, '__')"/>
        <xsl:call-template name="eId"><xsl:with-param name="id" select="$step"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="@id" mode="text-of-id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the eId of something in a division that is not an element of ours; `up` is that of the division -->
  <xsl:template match="*" mode="inner-id">
    <xsl:param name="name"/>
    <xsl:param name="up"/>
    <xsl:attribute name="eId"><xsl:value-of select="concat($up, '__', $name)"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@id" mode="text-of-id"><xsl:call-template name="eId"/></xsl:template>

  <!-- our attributes, but for those that have become another's -->
  <xsl:template match="@*" mode="ours">
    <xsl:attribute name="r:{local-name()}"><xsl:value-of select="."/></xsl:attribute>
  </xsl:template>
  <xsl:template match="@id | @type[parent::r:furniture] | @target" mode="ours"/>

  <!-- # The body: what stands before everything else is the preface -->

  <xsl:template match="r:body">
    <xsl:variable name="first" select="*[not(self::r:title or self::r:meeting or self::r:speaker or self::r:salutation
                                             or self::r:furniture)][1]"/>
    <xsl:variable name="before" select="count($first/preceding-sibling::node())"/>
    <xsl:if test="$first/preceding-sibling::*">
      <preface xml:lang="{/r:report/@xml:lang}"><xsl:apply-templates select="node()[position() &lt;= $before]"/></preface>
    </xsl:if>
    <mainBody xml:lang="{/r:report/@xml:lang}">
      <xsl:choose>
        <xsl:when test="$first/preceding-sibling::*">
          <xsl:apply-templates select="node()[position() &gt; $before]"/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
      </xsl:choose>
    </mainBody>
  </xsl:template>

  <!-- # Divisions -->

  <xsl:template match="r:review | r:outlook | r:plan | r:government | r:achievement | r:task | r:measure | r:topic
                       | r:section | r:opening | r:overview | r:outlook-text | r:requirement | r:targets
                       | r:acknowledgement | r:problems | r:problem | r:closing | r:livelihood | r:glossary | r:appendix">
    <xsl:param name="up"/>
    <xsl:variable name="eId">
      <xsl:apply-templates select="." mode="eId"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
    </xsl:variable>
    <hcontainer name="{local-name()}">
      <xsl:if test="@id"><xsl:attribute name="eId"><xsl:value-of select="$eId"/></xsl:attribute></xsl:if>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:variable name="top" select="count(r:heading[1]/preceding-sibling::node()) + count(r:heading[1])"/>
      <xsl:apply-templates select="r:heading[1]" mode="top">
        <xsl:with-param name="up" select="string($eId)"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="." mode="parts">
        <xsl:with-param name="top" select="$top"/>
        <xsl:with-param name="up" select="string($eId)"/>
      </xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <!-- Behind the first `top` nodes: the blocks before the first division in this one, then the rest. -->
  <xsl:template match="*" mode="parts">
    <xsl:param name="top"/>
    <xsl:param name="up"/>
    <xsl:variable name="first" select="*[self::r:review or self::r:outlook or self::r:plan or self::r:government
        or self::r:achievement or self::r:task or self::r:measure or self::r:topic or self::r:section or self::r:opening
        or self::r:overview or self::r:outlook-text or self::r:requirement or self::r:targets or self::r:acknowledgement
        or self::r:problems or self::r:problem or self::r:closing or self::r:glossary or self::r:appendix
        or self::r:livelihood[r:heading or r:p]][1]"/>
    <xsl:choose>
      <xsl:when test="$first">
        <xsl:variable name="before" select="count($first/preceding-sibling::node())"/>
        <xsl:variable name="blocks" select="node()[position() &gt; $top and position() &lt;= $before]"/>
        <xsl:choose>
          <xsl:when test="$blocks/self::*">
            <intro>
              <xsl:apply-templates select="." mode="inner-id">
                <xsl:with-param name="name" select="'intro'"/>
                <xsl:with-param name="up" select="$up"/>
              </xsl:apply-templates>
              <xsl:apply-templates select="$blocks"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
            </intro>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="$blocks"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="node()[position() &gt; $before]" mode="behind">
          <xsl:with-param name="up" select="$up"/>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <content>
          <xsl:apply-templates select="." mode="inner-id">
            <xsl:with-param name="name" select="'content'"/>
            <xsl:with-param name="up" select="$up"/>
          </xsl:apply-templates>
          <xsl:apply-templates select="." mode="blocks">
            <xsl:with-param name="top" select="$top"/>
            <xsl:with-param name="up" select="$up"/>
          </xsl:apply-templates>
        </content>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="blocks">
    <xsl:param name="top"/>
    <xsl:param name="up"/>
    <xsl:apply-templates select="node()[position() &gt; $top]">
      <xsl:with-param name="up" select="$up"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- items with text before, between or behind them: a list from the first to the last -->
  <xsl:template match="r:livelihood[r:item]" mode="blocks">
    <xsl:param name="top"/>
    <xsl:param name="up"/>
    <xsl:variable name="first" select="count(r:item[1]/preceding-sibling::node()) + 1"/>
    <xsl:variable name="last" select="count(r:item[last()]/preceding-sibling::node()) + 1"/>
    <xsl:apply-templates select="node()[position() &gt; $top and position() &lt; $first]">
      <xsl:with-param name="up" select="$up"/>
    </xsl:apply-templates>
    <blockList>
      <xsl:apply-templates select="." mode="inner-id">
        <xsl:with-param name="name" select="'list_1'"/>
        <xsl:with-param name="up" select="$up"/>
      </xsl:apply-templates>
      <xsl:apply-templates select="node()[position() &gt;= $first and position() &lt;= $last]" mode="listed"/>
    </blockList>
    <xsl:apply-templates select="node()[position() &gt; $last]">
      <xsl:with-param name="up" select="$up"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- nothing but items -->
  <xsl:template match="r:livelihood[r:item][not(r:heading or r:p)]">
    <blockList class="livelihood">
      <xsl:apply-templates select="@id"/>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:apply-templates mode="listed"/>
    </blockList>
  </xsl:template>

  <!-- behind a division: what is no hierarchy gets one -->
  <xsl:template match="node()" mode="behind">
    <xsl:param name="up"/>
    <xsl:apply-templates select="."><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="r:p | r:list | r:table | r:entry | r:item | r:title | r:meeting | r:speaker | r:salutation
                       | r:heading | r:livelihood[not(r:heading or r:p)]" mode="behind">
    <xsl:variable name="id" select="concat(local-name(), 'Block', substring-after(@id, concat(../@id, '.', local-name())))"/>
    <hcontainer name="{local-name()}Block">
      <xsl:apply-templates select="." mode="wrapped"><xsl:with-param name="step" select="$id"/></xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <xsl:template match="r:furniture" mode="behind">
    <hcontainer name="furnitureBlock">
      <xsl:apply-templates select="." mode="wrapped">
        <xsl:with-param name="step" select="concat('furnitureBlock', position())"/>
      </xsl:apply-templates>
    </hcontainer>
  </xsl:template>

  <xsl:template match="*" mode="wrapped">
    <xsl:param name="step"/>
    <xsl:variable name="eId">
      <xsl:call-template name="eId"><xsl:with-param name="id" select="concat(../@id, '.', $step)"/></xsl:call-template>
    </xsl:variable>
    <xsl:attribute name="eId"><xsl:value-of select="$eId"/></xsl:attribute>
    <content eId="{$eId}__content"><xsl:apply-templates select="."/></content>
  </xsl:template>

  <!-- # Headings: a number when a label comes first; what stands before the heading is in it, or in the number -->

  <xsl:template match="r:heading" mode="top">
    <xsl:param name="up"/>
    <xsl:variable name="label" select="r:label[1][not(preceding-sibling::*[not(self::r:furniture)])]
                                                  [not(preceding-sibling::text()[normalize-space()])]"/>
    <xsl:variable name="until" select="count($label/preceding-sibling::node()) + count($label)"/>
    <xsl:if test="$label">
      <num>
        <xsl:apply-templates select="preceding-sibling::node()" mode="inline"/>
        <xsl:apply-templates select="node()[position() &lt; $until]" mode="inline"/>
        <xsl:apply-templates select="$label/node()" mode="inline"/>
      </num>
    </xsl:if>
    <heading>
      <xsl:if test="@id">
        <xsl:attribute name="eId">
          <xsl:apply-templates select="." mode="eId"><xsl:with-param name="up" select="$up"/></xsl:apply-templates>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="@*" mode="ours"/>
      <xsl:if test="not($label)"><xsl:apply-templates select="preceding-sibling::node()" mode="inline"/></xsl:if>
      <xsl:apply-templates select="node()[position() &gt; $until]" mode="inline"/>
    </heading>
  </xsl:template>
</xsl:stylesheet>
