#!/bin/sh
# Stylesheets of users: what they make, and that they reach nothing outside their folder.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
cp "$samples/county-old-style.txt" a.txt
cp "$samples/county-title-block.txt" b.txt
echo '<secret>SECRET</secret>' >secret.xml
mkdir -p sheets/sub/deep out

sheet() { # NAME CONTENT…: writes a stylesheet
  name=sheets/$1
  shift
  printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" %s>%s</xsl:stylesheet>' \
    'xmlns:r="urn:baogao:report:1" xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl"' "$*" >"$name"
}
text='<xsl:output method="text"/>'
prints() { # TEXT ARGUMENT…: the program's output is TEXT
  expected=$1
  shift
  [ "$("$baogao" convert -q "$@" a.txt 2>&1)" = "$expected" ]
}

# # What they can do

sheet params.xsl "$text<xsl:param name='who' select=\"'nobody'\"/><xsl:param name='rest'/>" \
  '<xsl:template match="/"><xsl:value-of select="concat($who, $rest)"/></xsl:template>'
holds 'a parameter has its default' prints nobody --xslt sheets/params.xsl
holds 'a parameter is a string, whatever it looks like' prints "1+1=' \"[" --xslt sheets/params.xsl --param "who=1+1=' \"["
holds 'there may be several' prints ab --xslt sheets/params.xsl --param who=a --param rest=b
holds 'and empty ones' prints '' --xslt sheets/params.xsl --param who=
status 2 'a parameter without a value is wrong use' "$baogao" convert --xslt sheets/params.xsl --param who a.txt
status 2 'a parameter without a stylesheet is wrong use' "$baogao" convert --param who=a a.txt
status 2 '-t beside --xslt is wrong use' "$baogao" convert --xslt sheets/params.xsl -t html a.txt

sheet part.xsl '<xsl:template name="part">part</xsl:template>'
cp sheets/part.xsl sheets/sub/deep/
echo '<word>word</word>' >"sheets/sub/词 1.xml"
sheet sub/mid.xsl "<xsl:include href='deep/part.xsl'/>"
sheet whole.xsl "<xsl:import href='sub/mid.xsl'/>$text<xsl:template match='/'><xsl:call-template name='part'/><xsl:text> </xsl:text>" \
  "<xsl:value-of select=\"document('sub/%E8%AF%8D%201.xml')\"/><xsl:value-of select=\"count(document('')/*)\"/></xsl:template>"
holds 'parts and data come from the folder and below' prints 'part word1' --xslt sheets/whole.xsl
holds 'also when the stylesheet stands in the present folder' sh -c 'cd sheets && "$1" convert -q --xslt whole.xsl ../a.txt | grep -q word' - "$baogao"
sheet 'a #1%.xsl' "$text<xsl:template match='/'><xsl:value-of select=\"count(document('')/*)\"/></xsl:template>"
holds 'a name may hold what addresses may not' prints 1 --xslt 'sheets/a #1%.xsl'
sheet ours.xsl "<xsl:import href='baogao:text.xsl'/>"
"$baogao" convert -q -t text a.txt >want
holds "the program's own can be imported" sh -c '"$1" convert -q --xslt sheets/ours.xsl a.txt | cmp - want' - "$baogao"
printf '<!DOCTYPE x [<!ENTITY name "%s">]>%s' 'inner' "$(sed 's|part</|\&name;</|' sheets/part.xsl)" >sheets/entity.xsl
sheet entities.xsl "<xsl:import href='entity.xsl'/>$text<xsl:template match='/'><xsl:call-template name='part'/></xsl:template>"
holds 'entities that hold their text are allowed' prints inner --xslt sheets/entities.xsl
sheet strip.xsl "<xsl:strip-space elements='*'/>$text<xsl:template match='/'><xsl:value-of select='count(//r:body/text()[not(normalize-space())])'/></xsl:template>"
holds 'white space is stripped where they want it' prints 0 --xslt sheets/strip.xsl
sheet exslt.xsl "$text<xsl:template match='/'><xsl:variable name='x'><a/><a/></xsl:variable><xsl:value-of select='count(exsl:node-set(\$x)/a)'/></xsl:template>"
holds 'EXSLT is there' prints 2 --xslt sheets/exslt.xsl
sheet random.xsl "$text<xsl:template match='/'><xsl:value-of select='math:random()' xmlns:math='http://exslt.org/math'/></xsl:template>"
status 4 'but no chance, which would make other bytes of the same input' "$baogao" convert --xslt sheets/random.xsl a.txt
sheet loop.xsl "$text<xsl:template match='/'><xsl:call-template name='twice'><xsl:with-param name='n' select='60'/></xsl:call-template></xsl:template><xsl:template name='twice'><xsl:param name='n'/><xsl:if test='\$n &gt; 0'><xsl:call-template name='twice'><xsl:with-param name='n' select='\$n - 1'/></xsl:call-template><xsl:call-template name='twice'><xsl:with-param name='n' select='\$n - 1'/></xsl:call-template></xsl:if></xsl:template>"
status 4 'what would never end is ended' timeout 550 "$baogao" convert --xslt sheets/loop.xsl a.txt
holds 'which is said' grep -q 'limit exceeded' "$err"
sheet eats.xsl "$text<xsl:template match='/'><xsl:call-template name='double'><xsl:with-param name='x' select=\"'0123456789'\"/></xsl:call-template></xsl:template><xsl:template name='double'><xsl:param name='x'/><xsl:call-template name='double'><xsl:with-param name='x' select='concat(\$x, \$x)'/></xsl:call-template></xsl:template>"
case $baogao in
*/asan/*) ;; # which needs more itself
*) status 5 'what eats memory ends as when memory runs out' sh -c 'ulimit -d 400000; exec "$1" convert --xslt sheets/eats.xsl a.txt' - "$baogao" ;;
esac
sheet gbk.xsl '<xsl:output encoding="GB18030" omit-xml-declaration="yes"/><xsl:template match="/"><a>国</a></xsl:template>'
"$baogao" convert -q --xslt sheets/gbk.xsl a.txt >gbk
holds 'the output has the encoding it asks for' sh -c 'iconv -f GB18030 -t UTF-8 gbk | grep -q "国</a>"'
sheet says.xsl "$text<xsl:template match='/'><xsl:message>look here</xsl:message>done</xsl:template>"
status 0 'a message is no failure' "$baogao" convert --xslt sheets/says.xsl a.txt
holds 'it is told' grep -q 'look here \[stylesheet-says\]' "$err"

# # Where it goes

status 0 'each input gets its file' "$baogao" convert -q --xslt sheets/whole.xsl -d out a.txt b.txt
holds 'with the suffix of the method' test -s out/a.txt -a -s out/b.txt
sheet html.xsl '<xsl:output method="html"/><xsl:template match="/"><p/></xsl:template>'
status 0 'HTML and' "$baogao" convert -q --xslt sheets/html.xsl -d out a.txt
sheet xml.xsl '<xsl:template match="/"><p/></xsl:template>'
status 0 'XML have theirs' "$baogao" convert -q --xslt sheets/xml.xsl -d out a.txt
holds 'and are there' test -s out/a.html -a -s out/a.xml
status 0 '-o may be called anything' "$baogao" convert -q --xslt sheets/xml.xsl -o out/page.xyz a.txt
status 2 'an input is not written over' "$baogao" convert -q --xslt sheets/whole.xsl -d . a.txt

# The stylesheet is gone when the second file's turn comes: what comes out is of the one compiled before.
mkfifo second
(rm sheets/params.xsl && cat b.txt) >second &
status 0 'it is compiled once for many files' "$baogao" convert -q -j 1 --xslt sheets/params.xsl -d out a.txt second
wait
holds 'and serves all of them' grep -q nobody out/second.txt

# # What they cannot do

ln -s ../secret.xml sheets/link.xml
ln -s .. sheets/up
mkfifo sheets/pipe
refused() { # STATUS WHAT CONTENT…
  expected=$1 what=$2
  shift 2
  sheet evil.xsl "$@"
  status "$expected" "$what is refused" "$baogao" convert --xslt sheets/evil.xsl -o out/evil a.txt
  holds "$what: nothing of it comes out" sh -c '! grep -q SECRET "$@" 2>/dev/null' - "$out" "$err" out/evil
  holds "$what: a message says why" grep -q 'error: stylesheet sheets/evil.xsl' "$err"
}
reads() { # WHAT ADDRESS
  refused 4 "reading $1" "$text<xsl:template match='/'><xsl:value-of select=\"document('$2')\"/></xsl:template>"
}
reads 'a folder above' ../secret.xml
reads 'a folder above, escaped' %2e%2e/secret.xml
reads 'a folder above, escaped as a whole' ..%2Fsecret.xml
reads 'a folder above from one below' sub/../../secret.xml
reads 'a path from the root' "$work/secret.xml"
reads 'a file address' "file://$work/secret.xml"
reads 'the network' http://127.0.0.1:1/secret.xml
reads 'through a symbolic link' link.xml
reads 'through a linked folder' up/secret.xml
reads 'a pipe' pipe
reads 'a folder' sub
refused 2 'importing from above' '<xsl:import href="../secret.xml"/>'
refused 2 'importing from the root' "<xsl:import href='$work/secret.xml'/>"
refused 2 'importing a file address' "<xsl:import href='file://$work/secret.xml'/>"
refused 2 'including from the network' '<xsl:include href="http://127.0.0.1:1/part.xsl"/>'
refused 2 'including through a symbolic link' '<xsl:include href="link.xml"/>'
refused 2 'importing what is not in the program' '<xsl:import href="baogao:none.xsl"/>'
for entity in "SYSTEM 'file://$work/secret.xml'" "SYSTEM '../secret.xml'" "PUBLIC 'x' 'http://127.0.0.1:1/x'"; do
  printf '%s' "<!DOCTYPE x [<!ENTITY e $entity>]><xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'>&e;</xsl:template></xsl:stylesheet>" >sheets/evil.xsl
  status 2 "an entity $entity is refused" "$baogao" convert --xslt sheets/evil.xsl a.txt
  holds 'nothing of it comes out' sh -c '! grep -q SECRET "$@"' - "$out" "$err"
done
printf '<!DOCTYPE x [<!ENTITY e SYSTEM "../secret.xml">]><x>&e;</x>' >sheets/data.xml
reads 'a file with an entity' data.xml
printf '<!DOCTYPE x [<!ENTITY %% p SYSTEM "../secret.xml"> %%p;]><x/>' >sheets/data.xml
reads 'a file with a parameter entity' data.xml
writes() { # WHAT ELEMENT
  refused 4 "writing by $1" "<xsl:template match='/'>$2</xsl:template>"
  holds 'nothing is written' test ! -e out/w.xml -a ! -e sheets/w.xml -a ! -e w.xml
}
writes exsl:document '<exsl:document href="w.xml">x</exsl:document>'
writes 'exsl:document with a path' "<exsl:document href='$work/w.xml'>x</exsl:document>"
refused 4 'an endless recursion' "<xsl:template name='a' match='/'><xsl:call-template name='a'/></xsl:template>"
refused 4 'a message that ends it' "<xsl:template match='/'><xsl:message terminate='yes'>no</xsl:message></xsl:template>"
refused 4 'a function that there is not' "<xsl:template match='/'><xsl:value-of select='none()'/></xsl:template>"
refused 2 'an expression that is none' "<xsl:template match='/'><xsl:value-of select='1 +'/></xsl:template>"
refused 2 'what is no stylesheet' '<xsl:template'
bomb='<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
last=a
for name in b c d e f g h i; do
  bomb="$bomb<!ENTITY $name \"&$last;&$last;&$last;&$last;&$last;&$last;&$last;&$last;&$last;&$last;\">"
  last=$name
done
printf '<!DOCTYPE x [%s]><x>&i;</x>' "$bomb" >sheets/data.xml
reads 'a file with entities without end' data.xml
status 3 'a stylesheet that is not there could not be read' "$baogao" convert --xslt none.xsl a.txt
holds 'one line a message' sh -c '[ "$(wc -l <"$1")" = 1 ]' - "$err"
done_testing
