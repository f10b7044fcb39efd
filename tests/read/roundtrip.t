#!/usr/bin/perl
# The same report as text and as LibreOffice saves it in each format gives the same titles and statistics.
use strict;
use warnings;
use utf8;
use File::Basename qw(basename);
use File::Temp qw(tempdir);
use FindBin;
use lib $FindBin::Bin;
use Reading;

my ($office) = grep { -x $_ } map { "$_/soffice" } split /:/, $ENV{PATH};
if (!$office) {
  print "1..0 # SKIP LibreOffice is not installed\n";
  exit;
}
use constant LEAST => 0.99;
my $folder = tempdir(CLEANUP => 1);
mkdir "$folder/$_" for qw(text odt);

# The samples as plain text: what of them is the report's, a paragraph a line.
for my $sample (grep { !/README/ } glob "$FindBin::Bin/../../samples/*") {
  my ($status, $text) = baogao('convert', '-q', '-t', 'text', $sample);
  open my $file, '>:encoding(UTF-8)', "$folder/text/" . basename($sample) =~ s/\..*//r . '.txt' or die $!;
  print $file $text;
  close $file;
}

sub convert {
  my ($to, $filter, @files) = @_;
  system("'$office' '-env:UserInstallation=file://$folder/profile' --headless $filter --convert-to '$to' --outdir '$folder/" . $to =~ s/:.*//r . "' " . join(' ', map { "'$_'" } @files) . ' >/dev/null 2>&1') == 0 or die "LibreOffice fails\n";
}
convert('odt', '--infilter="Text (encoded):UTF8,LF,,,"', glob "$folder/text/*.txt");
if (!glob "$folder/odt/*.odt") {
  print "1..0 # SKIP LibreOffice has no Writer\n";
  exit;
}
convert($_, '', glob "$folder/odt/*.odt") for qw(fodt docx doc rtf html pdf);

my @names = map { basename($_, '.txt') } sort glob "$folder/text/*";

# Each file is read once, or twice where LibreOffice took too long; the tables are made of its XML.
sub read_all {
  my ($format) = @_;
  for (1 .. 2) {
    my @files = grep { !-e "$folder/xml-$format/" . basename($_) =~ s/\.\w+$//r . '.xml' } sort glob "$folder/$format/*";
    baogao('convert', '-q', '-t', 'xml', '-d', "$folder/xml-$format", @files) if @files;
  }
}

# What a table says of each file of a format, a row a string: without what depends on the bytes.
sub rows_of {
  my ($format, $table, @columns) = @_;
  my @files;
  for my $name (@names) {
    my ($status, $rows) = baogao('convert', '-q', '-t', "jsonl:$table", "$folder/xml-$format/$name.xml");
    push @files, [map { my %of = /"(\w+)": ("(?:[^"\\]|\\.)*+"|[^,}"]*+)/g; join '|', map { $of{$_} // '' } @columns } split /\n/, $rows];
  }
  return @files;
}

# How many of both lists are in the other, as F1.
sub agreement {
  my ($left, $right) = @_;
  my (%count, $same);
  $count{$_}++ for @$left;
  $same += ($count{$_} // 0) > 0 ? $count{$_}-- && 1 : 0 for @$right;
  return @$left + @$right ? 2 * ($same // 0) / (@$left + @$right) : 1;
}

my %tables = (titles => ['divisions', qw(kind n label heading path)], statistics => ['statistics', qw(role type indicator op value value_max ratio reference unit change period surface)]);
read_all($_) for qw(text odt fodt docx doc rtf html pdf);
for my $what (sort keys %tables) {
  my @expected = rows_of('text', @{$tables{$what}});
  for my $format (qw(odt fodt docx doc rtf html pdf)) {
    my @got = rows_of($format, @{$tables{$what}});
    for my $i (0 .. $#names) {
      my $agreement = agreement($expected[$i], $got[$i] // []);
      ok($agreement >= LEAST, "$names[$i].$format: $what as in the text") or diag(sprintf '%.3f of %d', $agreement, scalar @{$expected[$i]});
    }
  }
}
done_testing();
