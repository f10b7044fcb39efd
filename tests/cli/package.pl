#!/usr/bin/perl
# package.pl FOLDER WHAT: whether a published package agrees with itself. WHAT is
#   hashes    datapackage.json, catalog.jsonld and ckan.json tell the size and SHA-256 of the files that there are
#   graphs    catalog.rdf and catalog.jsonld speak of the same things: addresses, sizes, hashes, texts
#   complete  every file is described in the catalogue, or is a description itself
#   links     every link of index.html and of the pages leads to a file or an anchor, relative to where it stands
#   reports   index.html, reports.csv, reports.json, the catalogue and reports/ hold the same reports
#   lists     prints the reports, a line each: id, folder, name of the source
#   folder ID prints the folder of a report
# Says on standard error what is wrong.
use strict;
use warnings;
use Digest::SHA;
use JSON::PP;

my ($folder, $what, $id) = @ARGV;
chdir $folder or die "$folder: $!\n";
my $wrong = 0;

sub complain { print STDERR "@_\n"; $wrong = 1 }

sub slurp {
  my ($path) = @_;
  open my $file, '<:raw', $path or die "$path: $!\n";
  local $/;
  return scalar <$file>;
}

sub json { return JSON::PP->new->utf8->decode(slurp($_[0])) }

sub files {
  my @found = grep { -f } glob('* data/* assets/* reports/*/*/*');
  die "no files\n" unless @found > 10;
  return @found;
}

sub agree {
  my ($who, $path, $bytes, $sha256) = @_;
  return complain("$who: $path is not there") unless -f $path;
  complain("$who: $path has " . (-s $path) . " bytes, not $bytes") unless -s $path == $bytes;
  complain("$who: $path has another hash") unless Digest::SHA->new(256)->addfile($path)->hexdigest eq $sha256;
}

# every distribution of the catalogue
sub distributions {
  return map { @{$_->{'dcat:distribution'} || []} } @{json('catalog.jsonld')->{'@graph'}};
}

sub hashes {
  for my $resource (@{json('datapackage.json')->{resources}}) {
    agree('datapackage.json', $resource->{path}, $resource->{bytes}, $resource->{hash} =~ s/^sha256://r);
  }
  for my $resource (-e 'ckan.json' ? @{json('ckan.json')->{resources}} : ()) {
    agree('ckan.json', $resource->{url} =~ s/.*(?=data\/)//r, $resource->{size}, $resource->{hash} =~ s/^sha256://r);
  }
  for my $one (distributions()) {
    agree('catalog.jsonld', $one->{'dcat:downloadURL'}{'@id'}, $one->{'dcat:byteSize'}{'@value'},
      $one->{'spdx:checksum'}{'spdx:checksumValue'}{'@value'});
  }
}

# Every string in a value of JSON-LD that is no name, prefix or type: addresses, literals.
sub strings {
  my ($value) = @_;
  return map { strings($_) } @$value if ref $value eq 'ARRAY';
  return $value unless ref $value;
  return map { strings($value->{$_}) } grep { !/^\@(?:type|language|context)$/ } keys %$value;
}

sub graphs {
  my %names = ('&amp;' => '&', '&lt;' => '<', '&gt;' => '>', '&quot;' => '"', '&#13;' => "\r");
  my %rdf;
  for my $text (slurp('catalog.rdf') =~ /rdf:(?:about|resource)="([^"]*)"|>([^<>]*[^<>\s][^<>]*)</g) {
    next unless defined $text;
    $text =~ s/(&[^;]*;)/$names{$1}/g;
    utf8::decode($text);
    $rdf{$text} = 1;
  }
  my %json = map { s{^spdx:}{http://spdx.org/rdf/terms#}r => 1 } strings(json('catalog.jsonld')->{'@graph'});
  complain('no graph') unless %json > 50;
  binmode STDERR, ':utf8';
  complain("only in catalog.rdf: $_") for grep { !$json{$_} } sort keys %rdf;
  complain("only in catalog.jsonld: $_") for grep { !$rdf{$_} } sort keys %json;
}

sub complete {
  my %known = map { $_->{'dcat:downloadURL'}{'@id'} => 1 } distributions();
  for my $file (files()) {
    next if $known{$file} || $file !~ m{/} || $file =~ m{\.schema\.json$|^assets/};
    complain("$file is in no catalogue");
  }
}

sub links {
  for my $page (grep { /\.html$/ } files()) {
    my $text = slurp($page);
    my %anchor = map { $_ => 1 } $text =~ / id="([^"]*)"/g;
    my $above = $page =~ m{^(.*/)} ? $1 : '';
    for my $link ($text =~ / href="([^"]*)"/g) {
      next if $link =~ m{^https?://};
      if ($link =~ /^#(.*)/) { complain("$page: no anchor $link") unless $anchor{$1} }
      elsif ($link =~ m{^/|:}) { complain("$page: $link is not relative") }
      else { complain("$page: $link leads nowhere") unless -f $above . $link =~ s/[#?].*//sr }
    }
  }
  my %anchor = map { $_ => 1 } slurp('index.html') =~ / id="([^"]*)"/g;
  for my $place (slurp('catalog.rdf') =~ /"index\.html#([^"]*)"/g) {
    complain("index.html: no anchor $place of the catalogue") unless $anchor{$place};
  }
}

# What reports.json lists: [{id, folder …}].
sub list { return @{json('reports.json')->{reports}} }

sub reports {
  my @ids = slurp('data/reports.csv') =~ /^"([^"]*)"/mg;
  shift @ids;    # report_id
  my $index = slurp('index.html');
  my @catalogue = grep { /^index\.html#report-/ } map { $_->{'@id'} } @{json('catalog.jsonld')->{'@graph'}};
  complain('no reports') unless @ids;
  complain("reports.csv has @{[scalar @ids]}, the catalogue @{[scalar @catalogue]}") unless @ids == @catalogue;
  complain('reports.json has others') unless join("\n", @ids) eq join("\n", map { $_->{id} } list());
  my @there = glob('reports/*/*');
  complain("reports.csv has @{[scalar @ids]}, the folder @{[scalar @there]}") unless @ids == @there;
  for my $report (list()) {
    for my $file (qw(index.html report.xml report.txt targets.csv statistics.csv tables.xlsx tasks.docx)) {
      complain("$report->{folder}$file is not there") unless -s "$report->{folder}$file";
    }
    complain("index.html does not lead to $report->{folder}") unless $index =~ /href="\Q$report->{folder}\Eindex\.html"/;
  }
}

sub lists {
  binmode STDOUT, ':utf8';
  print join("\t", map { $_ // '' } @{$_}{qw(id folder source_name)}), "\n" for list();
}

sub folder {
  print $_->{folder} for grep { $_->{id} eq $id } list();
}

my %checks = (
  hashes => \&hashes,
  graphs => \&graphs,
  complete => \&complete,
  links => \&links,
  reports => \&reports,
  lists => \&lists,
  folder => \&folder
);
$checks{$what}->();
exit $wrong;
