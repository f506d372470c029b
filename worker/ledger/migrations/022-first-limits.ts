import type { Migration } from './Migration.ts'

export const firstLimits: Migration = {
  id: '022-first-limits',
  reason:
    'The first limit of an item (原时限) and how often it was extended (延期次数) stand in the row; those extended ' +
    'before get them with a line of history, so that their sheets learn it and no past day is told otherwise.',
  sql: `
    CREATE TABLE limit_fill (item TEXT PRIMARY KEY, place INTEGER NOT NULL, first TEXT NOT NULL, times TEXT NOT NULL) STRICT;
    INSERT INTO limit_fill SELECT item, row_number() OVER (ORDER BY min(no)),
        (SELECT from_due FROM extension AS one WHERE one.no = min(extension.no)), CAST(count(*) AS TEXT)
      FROM extension WHERE state = 'approved' AND granted IS NOT NULL AND item IN (SELECT id FROM item) GROUP BY item;
    INSERT INTO item_change (item, unit, version, act, at, day, by_whom, role, note, fields, request)
      SELECT item.id, item.unit, item.version + 1, 'extend', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), date('now'), '系统',
        'office', '补记原时限和延期次数', json_array(json_object('field', 'firstDue', 'from', NULL, 'to', first),
        json_object('field', 'extendedTimes', 'from', NULL, 'to', times)), ''
      FROM limit_fill JOIN item ON item.id = limit_fill.item ORDER BY place;
    UPDATE item SET version = version + 1,
        row_cursor = (SELECT max(row_cursor) FROM item) + (SELECT place FROM limit_fill WHERE limit_fill.item = item.id),
        content = json_set(content, '$.firstDue', (SELECT first FROM limit_fill WHERE limit_fill.item = item.id),
          '$.extendedTimes', (SELECT times FROM limit_fill WHERE limit_fill.item = item.id)),
        field_versions = json_set(field_versions, '$.firstDue', version + 1, '$.extendedTimes', version + 1),
        last_read = CASE WHEN last_read = '=' THEN content ELSE last_read END
      WHERE id IN (SELECT item FROM limit_fill);
    DROP TABLE limit_fill;`,
}
