import { expect, test } from 'vitest';
import { PointsFileError } from '../../data/pointsFile.ts';
import { pointsFromFile, pointsFromText } from './readingPoints.ts';

test('points beyond the square are fitted, and it is said', () => {
  const { points, fit } = pointsFromText('0,0\n10,20');
  expect(Array.from(points)).toEqual([-1, -2, 1, 2]);
  expect(fit).toContain('scaled');
  expect(pointsFromText('1,1').fit).toBeUndefined();
});

test('a bad file is refused by its name and line', async () => {
  const file = new File(['x,y\n1,2\n3,abc\n'], 'bad.csv');
  await expect(pointsFromFile(file)).rejects.toThrow(PointsFileError);
  await expect(pointsFromFile(file)).rejects.toThrow(/^bad\.csv: Line 3: "abc" is not a number/);
});

test('a file that vanished is refused with a sentence', async () => {
  const gone = new File(['1,2'], 'gone.csv');
  gone.text = () => Promise.reject(new DOMException('', 'NotReadableError'));
  await expect(pointsFromFile(gone)).rejects.toThrow(
    'gone.csv: It cannot be read. Choose it again.',
  );
});

test('a file that is too large is refused unread', async () => {
  const large = new File([], 'large.csv');
  Object.defineProperty(large, 'size', { value: 6e6 });
  large.text = () => expect.unreachable();
  await expect(pointsFromFile(large)).rejects.toThrow('large.csv: This is 6 MB');
});
