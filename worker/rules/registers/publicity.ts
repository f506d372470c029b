/**
 * 宣传报道 — what was published of the campaign, by channel.
 *
 * Source: 〔校园网站、校报和微信平台〕 (M-39): three channels of the plan, and others that say what they were.
 */
import { currentEntries, textOf, type Register, type RegisterEntry } from './register.ts'

export const channelLabels: Readonly<Record<string, string>> = {
  website: '校园网站',
  paper: '校报',
  wechat: '微信平台',
  other: '其他',
}

export const publicity: Register = {
  key: 'publicity',
  name: '宣传报道',
  purpose: '登记在校园网站、校报、微信平台等发布的报道，按渠道统计篇数。',
  writer: 'publicity',
  reader: 'office',
  perUnit: 'many',
  title: 'title',
  day: 'publishedOn',
  fields: [
    { key: 'publishedOn', label: '发布日期', kind: 'day', required: true, past: true },
    { key: 'channel', label: '渠道', kind: 'choice', required: true, choices: channelLabels },
    {
      key: 'otherChannel',
      label: '其他渠道说明',
      kind: 'line',
      requiredWhen: { field: 'channel', is: ['other'] },
    },
    { key: 'title', label: '标题', kind: 'line', required: true },
    { key: 'place', label: '网址或版面', kind: 'line' },
    { key: 'author', label: '供稿', kind: 'line', names: 'person' },
  ],
}

/** How many reports each channel carried (M-39); every channel is named, also with nought. */
export function countChannels(entries: readonly RegisterEntry[]): Record<string, number> {
  const published = currentEntries(entries, 'publicity')
  return Object.fromEntries(
    Object.keys(channelLabels).map((channel) => [
      channel,
      published.filter(({ values }) => textOf(values, 'channel') === channel).length,
    ]),
  )
}
