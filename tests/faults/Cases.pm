# What is run while faults are put into it: commands of the program and calls of the library.
package Cases;
use strict;
use warnings;
use File::Copy qw(copy);
use File::Path qw(make_path);

# Inputs stand in in/, outputs in out/, which holds an earlier run's outputs (`before`; $A is another report than $B).
# `verdict`: the status of a failure, too, for what cannot be read does not hold (a bag), cannot be compiled (a
# stylesheet's part), is not known to be ours (a folder that would be replaced).
# `whole`: a folder is old or new as a whole; otherwise each file of it is. `rest`: what goes on after an input that
# cannot be read; its outputs are good, too. `library` cases run tests/faults/library.c.
my $A = 'in/county.txt';
my $B = 'in/village.txt';
my @cases = (
  (map {
    my ($format, $file) = @$_;
    {name => $format, run => "convert -q -t $format $A -o out/$file", before => "convert -q -t $format $B -o out/$file"}
  } ['xml', 'a.xml'], ['html', 'a.html'], ['tei', 'a.tei.xml'], ['akn', 'a.akn.xml'], ['text', 'a.txt'],
    ['markdown', 'a.md'], ['json', 'a.json'], ['jsonl:statistics', 'a.jsonl'], ['csv:targets', 'a.csv'],
    ['xlsx', 'a.xlsx'], ['datapackage', 'datapackage.json'], ['csvw', 'csv-metadata.json'], ['sqlite', 'new.db']),
  {name => 'csv', run => "convert -q -t csv -d out $A", before => "convert -q -t csv -d out $B"},
  {name => 'added', run => "convert -q -t sqlite $A -o out/a.db", before => "convert -q -t sqlite $B -o out/a.db"},
  {name => 'stdout', run => "convert -q -t xlsx $A"},
  {name => 'many', run => "convert -q -j2 -t xml -t html -t csv -t xlsx -d out $A $B in/page.html",
   before => "convert -q --place 北京市 -t xml -t html -d out $A",
   rest => [map { "convert -q -t csv -d out $_" } "$A $B", "$A in/page.html", "$B in/page.html", $A, $B, 'in/page.html']},
  {name => 'meta', run => "convert -q --meta in/meta.tsv -t csv:reports $A $B -o out/a.csv",
   rest => [map { "convert -q --meta in/meta.tsv -t csv:reports $_ -o out/a.csv" } $A, $B]},
  {name => 'own-xslt', run => "convert -q --xslt in/xslt/akn.xsl --param a=b $A -o out/a.xml",
   before => "convert -q --xslt in/xslt/akn.xsl $B -o out/a.xml", verdict => 2},
  {name => 'from-docx', run => 'convert -t xml in/letter.docx -o out/a.xml'},
  {name => 'from-html', run => 'convert -t xml in/page.html -o out/a.xml'},
  {name => 'from-xml', run => 'convert -q -t csv:statistics in/county.xml -o out/a.csv'},
  {name => 'from-tei', run => 'convert -q -t xml in/county.tei.xml -o out/a.xml'},
  {name => 'source', run => 'text in/county.xml'},
  {name => 'check', run => "check $A"},
  {name => 'check-xml', run => 'check in/county.xml'},
  {name => 'publish', run => "publish -q -j1 $A -d out/site", before => "publish -q $B -d out/site", whole => 1,
   verdict => 2},
  {name => 'publish-new', run => "publish -q -j1 $A -d out/site", whole => 1},
  {name => 'publish-from', run => 'publish -q -j1 --from in/reports.db -d out/site', whole => 1},
  {name => 'archive', run => "archive -q -j1 $A -d out/bag", whole => 1},
  {name => 'verify', run => 'archive --verify in/bag', verdict => 1},
  (map { {name => "library-$_->[0]", library => 1, run => "$_->[0] $_->[1] out/a"} }
     ['xml', $A], ['html', $A], ['tei', $A], ['akn', $A], ['text', $A], ['markdown', $A], ['json', $A],
     ['csv:statistics', $A], ['jsonl:targets', $A], ['xlsx', $A], ['sqlite', $A]),
  (map { {name => "library-from-$_->[0]", library => 1, run => "xml in/$_->[1] out/a"} }
     ['html', 'page.html'], ['docx', 'letter.docx'], ['xml', 'county.xml'], ['tei', 'county.tei.xml']),
  {name => 'library-check', library => 1, run => "check $A"},
);

# The inputs of all cases, made in the folder.
sub prepare {
  my ($folder, $baogao) = @_;
  make_path("$folder/in");
  my %samples = ('county-traditional.txt' => 'county.txt', 'prefecture-livelihood-lines.txt' => 'village.txt',
                 'prefecture-web-page.html' => 'page.html', 'county-automatic-numbers.docx' => 'letter.docx');
  copy("samples/$_", "$folder/in/$samples{$_}") or die "$_: $!" for keys %samples;
  make_path("$folder/in/xslt");
  copy($_, "$folder/in/xslt") or die "$_: $!" for glob "xslt/*.xsl";
  open my $meta, '>', "$folder/in/meta.tsv" or die "meta.tsv: $!";
  print $meta "file\tspeaker\tdate\ncounty.txt\t林墨\t2024-01-08\nvillage.txt\t\t2024-01-09\n";
  close $meta or die "meta.tsv: $!";
  for my $command ("convert -q -t xml -t tei -d in $A", "convert -q -t sqlite $A -o in/reports.db",
                   "archive -q $A -d in/bag") {
    system("cd '$folder' && '$baogao' $command") == 0 or die "cannot prepare: baogao $command\n";
  }
}

sub all { return @cases }

1;
