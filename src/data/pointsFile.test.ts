import { describe, expect, test } from 'vitest';
import {
  checkPointsFileSize,
  LARGEST_POINTS_FILE,
  PointsFileError,
  readPoints,
} from './pointsFile.ts';
import { MOST_POINTS } from './pointsText.ts';

describe('points are read', () => {
  test.each<[string, string, number[]]>([
    ['commas', '0.5,-1\n1,2', [0.5, -1, 1, 2]],
    ['commas and spaces', ' 0.5 , -1 \n1,\t2', [0.5, -1, 1, 2]],
    ['semicolons', '0.5;-1\n1;2\n', [0.5, -1, 1, 2]],
    ['decimal commas beside semicolons', '0,5;-1,25\n1;2', [0.5, -1.25, 1, 2]],
    ['tabs', '0.5\t-1\n1\t2', [0.5, -1, 1, 2]],
    ['decimal commas beside tabs', '0,5\t-1,25', [0.5, -1.25]],
    ['spaces', '0.5 -1\n  1    2  ', [0.5, -1, 1, 2]],
    ['quotes', '"0.5","-1"\n"1",2', [0.5, -1, 1, 2]],
    ['decimal commas in quotes', '"0,5","-1,25"\n"1","2"', [0.5, -1.25, 1, 2]],
    ['a header', 'x,y\n0.5,-1', [0.5, -1]],
    ['columns in another place', 'label,Y,id,X\na,-1,7,0.5\nb,2,8,1', [0.5, -1, 1, 2]],
    ['columns with other names', 'width,height,x\n0.5,-1,9', [0.5, -1]],
    ['a header in quotes', '"x";"y"\n0,5;-1', [0.5, -1]],
    ['an index without a name', ',x,y\n0,0.5,-1\n1,1,2', [0.5, -1, 1, 2]],
    ['a column with a number for its name', '2020,y,x\n7,-1,0.5', [0.5, -1]],
    ['more columns, and no header', '0.5,-1,3\n1,2.5,red', [0.5, -1, 1, 2.5]],
    ['whole numbers below a header', 'x,y,label\n1,2,0', [1, 2]],
    ['blank lines and comments', '# mine\n\n0.5,-1\n  \n  # more\n1,2\n\n', [0.5, -1, 1, 2]],
    ['rows of separators alone', 'x;y\n0.5;-1\n;\n;;;', [0.5, -1]],
    ['a byte order mark', '\uFEFF0.5,-1', [0.5, -1]],
    ['line ends of Windows', 'x,y\r\n0.5,-1\r\n1,2\r\n', [0.5, -1, 1, 2]],
    ['line ends of old', '0.5,-1\r1,2', [0.5, -1, 1, 2]],
    ['numbers in all forms', '.5,-1.\n+1e2,-2.5E-1\n007,-0', [0.5, -1, 100, -0.25, 7, -0]],
    ['a minus as it is printed', '−0.5,−1e−2', [-0.5, -0.01]],
    ['a separator at the end', '0.5,-1.5,\n1,2,', [0.5, -1.5, 1, 2]],
  ])('with %s', (_, text, points) => expect([...readPoints(text)]).toEqual(points));

  test('as many as are allowed', () => {
    expect(readPoints('0.25,1\n'.repeat(MOST_POINTS))).toHaveLength(2 * MOST_POINTS);
  });
});

describe('what is no point is refused with its line', () => {
  test.each<[string, string, RegExp]>([
    ['a word', '1,2\n\n# mine\nabc,2', /^Line 4: "abc" is not a number; each line needs x and y/],
    ['a word in the second column', '1,2\n1,abc', /^Line 2: "abc" is not/],
    ['a word in the first line', '1,abc\n1,2', /^Line 1: "abc"/],
    ['a word alone', 'hello', /^Line 1: "hello" is not a number/],
    ['a second header', 'x,y\n1,2\nx,y', /^Line 3: "x" is not a number/],
    ['one number', '1,2\n3', /^Line 2: there is nothing but "3"; .*such as 0\.5,-1\.$/],
    ['a short line', 'a,x,y\n1,2', /^Line 2: there is nothing but "1 2"/],
    ['a missing number', '1,2\n,5', /^Line 2: a number is missing/],
    ['another missing number', '1;2\n5;', /^Line 2: a number is missing/],
    ['NaN', '1,2\nNaN,1', /^Line 2: "NaN" is no finite number/],
    ['NaN in the first line', 'nan,nan\n1,2', /^Line 1: "nan" is no finite number/],
    ['infinity', '1,-Infinity', /^Line 1: "-Infinity" is no finite number/],
    ['more than a number can be', '1,2\n1e999,1', /^Line 2: "1e999" is too large/],
    ['hexadecimal', '0x10,1', /^Line 1: "0x10" is not a number/],
    ['two points in a number', '1.2.3,4', /^Line 1: "1\.2\.3" is not/],
    ['thousands', '1.234,5;2', /^Line 1: "1\.234,5" is not/],
    ['units', '5 cm,3 cm', /^Line 1: "5 cm" is not/],
    ['another separator', '1,2\n1;2', /^Line 2: "1;2" is not a number/],
    ['decimal commas between commas', '0,5,-1,2', /^Line 1: "0,5,-1,2" may have decimal commas/],
    ['one decimal comma', '1.5,2\n0,5,-1', /^Line 2: .*write decimal points, or name/],
    ['digits that are not ours', '１,２\n3,4', /^Line 1: "１" is not a number/],
    ['a quotation mark alone', '"1,2\n3,4', /^Line 1: a quotation mark is never closed/],
    ['what cannot be seen', '1,2\n\u202E\u0007,1', /^Line 2: "\uFFFD\uFFFD" is not/],
    ['a long word', `1,2\n1,${'z'.repeat(1e5)}`, /^Line 2: "z{40}…" is not/],
  ])('%s', (_, text, message) => {
    expect(() => readPoints(text)).toThrow(PointsFileError);
    expect(() => readPoints(text)).toThrow(message);
  });

  test.each(['', '\n\n', '# nothing', 'x,y', '\uFEFF', ';;;\n'])('no points: %j', (text) => {
    expect(() => readPoints(text)).toThrow(/^There are no points here: each line needs x and y/);
  });

  test('too many points, saying how many are allowed', () => {
    const text = '0,1\n'.repeat(MOST_POINTS + 5);
    expect(() => readPoints(text)).toThrow(PointsFileError);
    expect(() => readPoints(text)).toThrow('20,005 points; at most 20,000 are possible');
  });

  test('too large a file, before a line of it is read', () => {
    expect(() => readPoints('abc'.padEnd(LARGEST_POINTS_FILE + 1))).toThrow(
      'This is 5.1 MB; at most 5 MB are possible.',
    );
    expect(() => checkPointsFileSize(1e9)).toThrow(PointsFileError);
    expect(() => checkPointsFileSize(LARGEST_POINTS_FILE)).not.toThrow();
  });
});
