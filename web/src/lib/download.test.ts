import { expect, it } from 'vitest';
import { exportPath } from './download';

it('names a file of all rows that the filters leave, in the order of the list', () => {
  const query = {
    limit: 50,
    offset: 100,
    sort: 'name',
    order: 'asc',
    search: 'a&b',
    security: true,
  };
  expect(exportPath('/packages', query, 'csv')).toBe(
    '/packages/export?sort=name&order=asc&search=a%26b&security=true&format=csv',
  );
  expect(exportPath('/hosts', {}, 'json')).toBe('/hosts/export?format=json');
});
