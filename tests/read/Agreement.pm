package Agreement;

# How far two readings of a report agree in their headings and in their statistics.
use strict;
use warnings;
use utf8;
use Exporter 'import';
use JSON::PP qw(decode_json);
use Reading;

our @EXPORT = qw(agreement agrees source_text);

my %kept = (
  divisions => [qw(kind n heading)],
  statistics => [qw(value value_max unit op indicator role)],
);

# How often each row of a table stands in it, by the columns that are kept.
sub rows {
  my ($file, $table) = @_;
  my ($status, $lines, $said) = baogao('convert', '-q', '-t', "jsonl:$table", $file);
  diag("$file: status $status: $said") if $status ne '0';
  my %count;
  for my $line (split /\n/, $lines) {
    my $row = decode_json(Encode::encode('UTF-8', $line));
    $count{join '|', map { ($row->{$_} // '') =~ s/\s//gr } @{$kept{$table}}}++;
  }
  return \%count;
}

# Rows that both have (twice), and rows of both.
sub agreement {
  my ($one, $other, $table) = @_;
  my ($a, $b) = map { rows($_, $table) } $one, $other;
  my ($both, $all) = (0, 0);
  for (keys %$a) { $both += 2 * ($a->{$_} < ($b->{$_} // 0) ? $a->{$_} : $b->{$_} // 0) }
  $all += $_ for values %$a, values %$b;
  return ($both, $all);
}

# That pairs of files agree in at least this share of both tables.
sub agrees {
  my ($sentence, $least, @pairs) = @_;
  for my $table (sort keys %kept) {
    my ($both, $all) = (0, 0);
    for my $pair (@pairs) {
      my ($some, $of) = agreement(@$pair, $table);
      diag(sprintf '%s: %s agree in %.3f', $pair->[1], $table, $some / $of) if $of && $some < 0.9 * $of;
      $both += $some;
      $all += $of;
    }
    cmp_ok($all ? $both / $all : 0, '>=', $least, "$sentence: $table");
  }
}

# The source text of a file, wrapped lines put together.
sub source_text {
  my ($file) = @_;
  return (baogao('convert', '-q', '-t', 'text', $file))[1] if $file =~ /wrapped/;
  my ($status, $xml) = baogao('convert', '-q', $file);
  return (baogao('text', input($xml, '.xml')))[1];
}

1;
