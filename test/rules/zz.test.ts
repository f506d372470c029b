import { test } from 'vitest'
import { meaningsOf } from '#rules/columns/columnLabels'
import { parseLabel } from '#rules/columns/labelParse'
import { splitLabel } from '#rules/cells/cellText'
test('x', () => {
  for (const l of (process.env['L'] ?? '').split(' ')) {
    const p = parseLabel(splitLabel(l).joined).map((c) => c.map((w) => w.text + (w.use === 'rest' ? '?' : ':' + w.sense + '>' + w.head)).join(' ')).join(' | ')
    console.info(l, '=>', meaningsOf(l).map((m) => `${m.role} ${m.score.toFixed(2)} ${m.by}${m.also ? '+' + m.also : ''}`).join(', ') || '-', '   [', p, ']')
  }
})
