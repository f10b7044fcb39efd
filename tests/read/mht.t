#!/usr/bin/perl
# Web archives: which part is the page, how it is sent, in which encoding, and what is refused.
use strict;
use warnings;
use utf8;
use Encode qw(encode);
use FindBin;
use lib $FindBin::Bin;
use MIME::Base64 qw(encode_base64);
use MIME::QuotedPrint qw(encode_qp);
use Reading;

my $text = '青石县政府工作报告';
sub page { my ($body) = @_; return "<html><head><title>x</title></head><body><p>$text</p><p>" . ($body // '各位代表：') . '</p></body></html>' }
my $lines = "$text\n各位代表：\n";

# A part: its head and its body as it is sent.
sub part {
  my ($type, $how, $bytes, $more) = @_;
  my $body = $how eq 'base64' ? encode_base64($bytes, "\r\n") : $how eq 'quoted-printable' ? encode_qp($bytes, "\r\n") : $bytes;
  return "Content-Type: $type\r\nContent-Transfer-Encoding: $how\r\n" . ($more // '') . "\r\n$body\r\n";
}
sub archive { my ($head, @parts) = @_; return "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_x\"$head\r\n\r\nThis is a message.\r\n\r\n" . join('', map { "------=_x\r\n$_" } @parts) . "------=_x--\r\n" }

my $utf8 = encode('UTF-8', page());
my $picture = part('image/png', 'base64', "\x89PNG\r\n\x1A\n" . "\0" x 500);
gives('the page of an archive, quoted', archive('', part('text/html; charset="utf-8"', 'quoted-printable', $utf8), $picture), $lines);
gives('in base64, behind a picture', archive('', $picture, part('text/html', 'base64', $utf8)), $lines);
gives('as it is', archive('', part('text/html', '8bit', $utf8)), $lines);
gives('with LF alone, as some tools leave it', archive('', part('text/html', 'quoted-printable', $utf8)) =~ s/\r\n/\n/gr, $lines);
gives('in GBK, as the head of its part says', archive('', part('text/html; charset=gb2312', 'base64', encode('gbk', page('镕基')))), "$text\n镕基\n");
gives('in GBK, as the page says', archive('', part('text/html', 'quoted-printable', encode('gbk', page() =~ s/<head>/<head><meta charset=gbk>/r))), $lines);
gives('in UTF-16, as Word saves it', archive('', part('text/html; charset="unicode"', 'base64', "\xFF\xFE" . encode('UTF-16LE', page()))), $lines);
gives('the part that start names', archive(";\r\n\tstart=\"<b\@x>\"", part('text/html', '8bit', encode('UTF-8', page('广告')), "Content-ID: <a\@x>\r\n"), part('text/html', '8bit', $utf8, "Content-ID: <b\@x>\r\n")), $lines);
gives('else the first in HTML, in whatever it is nested', archive('', "Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n" . part('text/plain', '8bit', 'plain') . "--in\r\n" . part('text/html', '8bit', $utf8) . "--in--\r\n", part('text/html', '8bit', encode('UTF-8', page('框架')))), $lines);
gives('an archive of the page alone', "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" . encode_qp($utf8), $lines);
my $xml = xml(archive('', part('text/html', 'base64', $utf8)) =~ s/^MIME/Snapshot-Content-Location: https:\/\/www.qingshi.example\/1.html\r\nMIME/mr);
like($xml, qr{address="https://www\.qingshi\.example/1\.html"}, 'where it was saved from is the source’s address');
like($xml, qr{media-type="multipart/related"}, 'and its type is that of an archive');
gives('a text that only speaks of such heads is a text', "关于MIME-Version: 1.0的说明\nContent-Type: text/html\n", "关于MIME-Version: 1.0的说明\nContent-Type: text/html\n", '.txt');

refused('an archive without a page', archive('', $picture), 'binary-input');
refused('one that ends in its page', substr(archive('', part('text/html', '8bit', $utf8)), 0, -30), 'damaged-archive');
refused('a page that is no base64', archive('', "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\r\n"), 'damaged-archive');
my $deep = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
$deep .= "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" for 1 .. 20_000;
refused('parts in parts without end', "MIME-Version: 1.0\r\n$deep--b--\r\n", 'binary-input|damaged-archive');
my $many = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" . "--b\r\nA: b\r\n\r\n\r\n" x 200_000 . "--b--\r\n";
my ($status) = baogao('convert', '-q', '-o', '/dev/null', input($many));
ok($status =~ /^[03]$/, 'many parts do no harm');
done_testing();
