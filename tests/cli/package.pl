#!/usr/bin/perl
# package.pl FOLDER WHAT: whether a published package agrees with itself. WHAT is
#   hashes    datapackage.json, catalog.jsonld and ckan.json tell the size and SHA-256 of the files that there are
#   graphs    catalog.rdf and catalog.jsonld speak of the same things: addresses, sizes, hashes, texts
#   complete  every file is described in the catalogue, or is a description itself
#   links     every link of index.html and of the pages leads to a file or an anchor, relative to where it stands
#   reports   index.html, reports.csv, reports.json, the catalogue and reports/ hold the same reports
#   search    what the index of the search says of pairs of characters is what the texts of the reports have
#   lists     prints the reports, a line each: id, folder, name of the source
#   folder ID prints the folder of a report
# Says on standard error what is wrong.
use strict;
use warnings;
use Digest::SHA;
use File::Find;
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
  my @found;
  find({wanted => sub { push @found, s{^\./}{}r if -f }, no_chdir => 1}, '.');
  @found = sort @found;
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
    next if $known{$file} || $file !~ m{^(?:data|reports)/} || $file =~ m{\.schema\.json$};
    complain("$file is in no catalogue");
  }
}

# the anchors of a page, each once
my %anchors;

sub anchors {
  my ($page) = @_;
  return $anchors{$page} //= {map { $_ => 1 } slurp($page) =~ / id="([^"]*)"/g};
}

sub follow {
  my ($page, $link) = @_;
  return if $link =~ m{^https?://};
  return complain("$page: $link is not relative") if $link =~ m{^/|:};
  my ($path, $fragment) = $link =~ /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?/s;
  my $target = $page;
  if ($path ne '') {
    $target = $page =~ s{[^/]*$}{}r . $path;
    1 while $target =~ s{(^|/)(?!\.\./)[^/]+/\.\./}{$1};
  }
  return complain("$page: $link leads nowhere") unless -f $target;
  return unless defined $fragment && $target =~ /\.html$/;
  complain("$page: no anchor $link") unless anchors($target)->{$fragment};
}

sub links {
  for my $page (grep { /\.html$/ && $_ ne 'assets/footer.html' } files()) {
    follow($page, $_) for slurp($page) =~ / (?:href|src)="([^"]*)"/g;
  }
  for my $place (slurp('catalog.rdf') =~ /"([^"]*\.html#[^"]*)"/g) { follow('catalog.rdf', $place) }
}

# What a script of the site brings: takeX(…), all that is JSON.
sub brought { return JSON::PP->new->utf8->decode('[' . (slurp($_[0]) =~ /^site\.\w+\((.*)\)\n$/s)[0] . ']') }

# Report (from 0 on) => whether a title has the pair.
sub decoded {
  my ($letters) = @_;
  my %value;
  @value{'A' .. 'Z', 'a' .. 'z', 0 .. 9, '-', '_'} = 0 .. 63;
  my ($report, $number, $shift, %found) = (0, 0, 0);
  for my $letter (split //, $letters) {
    $number |= ($value{$letter} & 31) << $shift;
    $shift += 5;
    next if $value{$letter} >= 32;
    $report += $number >> 1;
    $found{$report - 1} = $number & 1;
    ($number, $shift) = (0, 0);
  }
  return \%found;
}

sub search {
  my ($about) = @{brought('search/about.js')};
  my @reports = list();
  my $base = sub { index join('', 'A' .. 'Z', 'a' .. 'z', 0 .. 9, '-_'), $_[0] };
  my @years = map { 64 * $base->(substr $_, 0, 1) + $base->(substr $_, 1) } $about->{years} =~ /../g;
  my @folders = map { $_->{folder} =~ m{/(\d+)(?:-\d+)?/$} ? $1 : 0 } @reports;
  complain("the search knows other years: @years") unless "@years" eq "@folders";
  my @texts = map { my $text = slurp("$_->{folder}report.txt"); utf8::decode($text); $text } @reports;
  for my $report (0 .. $#texts) {
    my ($number, $text) = @{brought("search/texts/$report.js")};
    complain("the search has another text of $report") unless $number == $report && $text eq $texts[$report];
  }
  my ($terms, $titled) = (0, 0);
  for my $shard (0 .. $about->{shards} - 1) {
    my ($number, $pairs) = @{brought("search/shards/$shard.js")};
    complain("shard $shard calls itself $number") unless $number == $shard;
    for my $pair (sort keys %$pairs) {
      my $sum = 0;
      $sum = ($sum * 31 + ord) % 65521 for split //, $pair;
      complain("$pair is in the wrong shard") unless $sum % $about->{shards} == $shard;
      my $found = decoded($pairs->{$pair});
      $terms++;
      $titled += grep { $_ } values %$found;
      next if $pair =~ /^[a-z0-9]/ || $terms % 7;
      for my $report (0 .. $#texts) {
        my $is = exists $found->{$report} || 0;
        my $has = $texts[$report] =~ /\Q$pair\E/ || $reports[$report]{title} =~ /\Q$pair\E/ || 0;
        complain("$pair: $report") if $is < $has || ($is > $has && !$found->{$report});
      }
    }
  }
  complain("only $terms terms, $titled in titles") unless $terms > 500 && $titled > 50;
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
  search => \&search,
  lists => \&lists,
  folder => \&folder
);
$checks{$what}->();
exit $wrong;
