/** 抽查通报 — what the spot checks found not put right, told once; by name, by kind of unit, or counted only. */
import { sayMonthDay } from '../../calendar/day.ts'
import { sayNumber } from '../../figures/itemSentence.ts'
import { unitName } from '../../figures/judgedLedger.ts'
import { figure, phrase, type Phrase } from '../../figures/phrase.ts'
import type { CircularFacts } from './facts.ts'
import { mayName, sayWhom } from './tone.ts'

/** More are counted; the record of the check has them all. */
const FAILURES_NAMED = 8

export function failures(facts: CircularFacts): Phrase {
  const { campaign, tone, failures: found } = facts
  if (found.length === 0) return phrase``
  const head = phrase`抽查和“回头看”发现整改不到位的问题有${figure('checks.failed', found.length)}项`
  if (tone.naming !== 'named') {
    const units = [...new Set(found.map(({ unit }) => unit))]
    return phrase`${head}${sayWhom(campaign, tone, units)}，责任单位要认真查找原因，不得以报代改。`
  }
  const named = found.filter(({ unit }) => mayName(tone, unit)).slice(0, FAILURES_NAMED)
  const list = named.map(
    ({ unit, number, problem, reason, checkedOn }) =>
      `${unitName(campaign, unit)}“${plain(problem)}”${sayNumber(number)}（${sayMonthDay(checkedOn)}检查：${plain(reason)}）`,
  )
  if (list.length === 0) return phrase`${head}。请责任单位认真查找原因，不得以报代改。`
  return phrase`${head}：${list.join('；')}${named.length < found.length ? '等' : ''}。请责任单位认真查找原因，不得以报代改。`
}

function plain(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replace(/[。；;]+$/, '')
}
