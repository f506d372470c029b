/** 专项设置的周报告一节 — how often and until when units report. */
import { rhythmWords } from '../campaign/rhythm.ts'
import type { FactSection } from './settingSection.ts'

const weekdays = { 1: '星期一', 2: '星期二', 3: '星期三', 4: '星期四', 5: '星期五', 6: '星期六', 7: '星期日' }
const everyLabels = Object.fromEntries(Object.entries(rhythmWords).map(([code, { every }]) => [code, every]))

export const weekly: FactSection = {
  form: 'facts',
  key: 'weekly',
  title: '周报告',
  note: '改动从下一期起算，已经过去的各期仍按原来的时点。截止日逢放假，顺延到其后第一个工作日。',
  fields: [
    { key: 'every', label: '报送周期', kind: 'choice', choices: everyLabels, hint: '空着每周报一次' },
    {
      key: 'weekday',
      label: '截止星期',
      kind: 'choice',
      choices: weekdays,
      required: true,
      hint: '每周报送的用这一天；每日报送的，每个工作日截止',
    },
    {
      key: 'monthDay',
      label: '每月截止日',
      kind: 'count',
      from: 1,
      to: 31,
      hint: '每月报送的用这一天，空着到月底；每半月报送的，截止于15日和月底',
    },
    {
      key: 'time',
      label: '截止时间',
      kind: 'time',
      required: true,
      hint: '写成 17:00 的样子，当分钟以内算按时',
    },
    {
      key: 'firstDue',
      label: '首次截止日',
      kind: 'day',
      required: true,
      hint: '第一期报告的截止日',
    },
  ],
}
