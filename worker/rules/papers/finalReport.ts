/**
 * 总结报告 — the office's final report on the campaign, to the leading group: what stood, what was done, what is left.
 *
 * Figures and facts come from the frozen state; what no ledger can know (体会, 制度) is for people to add in Word.
 * Parts as real ones have them: 总体情况、主要做法、整改成效、存在的不足、下一步工作.
 */
import { reportWords } from '../campaign/rhythm.ts'
import { attachmentsOf, circularFacts, orderOf, paperFrame, type CircularSettings } from './circular.ts'
import type { CircularFacts } from './circular/facts.ts'
import { numbered } from './circular/demands.ts'
import { overallPart } from './circular/overall.ts'
import { problemsPart } from './circular/problems.ts'
import { sayDay } from '../calendar/day.ts'
import { setParts, type Paper, type PaperPart } from './paper.ts'
import { sayPercent } from '../cells/percent.ts'
import { figure, joinPhrases, phrase, type Phrase } from '../figures/phrase.ts'
import { hasReports, isOnTime, lastDuePeriod, ledgersByUnit } from '../figures/weekStatus.ts'
import { keyFiguresOf } from '../figures/keyFigures.ts'
import type { PaperFacts } from '../figures/facts.ts'

export function draftFinalReport(known: PaperFacts, settings: CircularSettings = {}): Paper {
  // A final report is compared with nothing before it.
  const facts = circularFacts({ ...known, previous: undefined }, settings)
  const { campaign, asOf } = known
  const group = campaign.office.replace(/办公室$/, '')
  return {
    ...paperFrame('final-report', known, settings),
    title: `关于${campaign.name}工作的总结报告`,
    addressee: `${group === campaign.office ? '学校领导小组' : group}：`,
    opening: `${orderOf(campaign)}自${sayDay(campaign.starts)}起开展${campaign.name}。现将截至${sayDay(asOf)}的工作情况报告如下：`,
    ...setParts([
      overallPart(facts),
      {
        title: '主要做法',
        paragraphs: numbered([stages(facts), ledgers(facts), weekly(facts), closing(facts)]),
      },
      { title: '整改成效', paragraphs: [byCategory(facts), byKind(facts)] },
      { ...problemsPart(facts), title: '存在的不足' },
      next(facts),
    ]),
    closing: '特此报告。',
    attachments: attachmentsOf(facts),
  }
}

function stages({ campaign }: CircularFacts): Phrase {
  if (campaign.stages.length === 0) return phrase``
  return phrase`分阶段推进。按照${campaign.stages.map(({ name }) => `“${name}”`).join('、')}的安排组织实施。`
}

function ledgers(facts: CircularFacts): Phrase {
  const { withItems, zero } = ledgersByUnit(facts)
  const zeros = zero.length === 0 ? '' : phrase`，实行零报告的单位${figure('ledgers.zero', zero.length)}个`
  return phrase`建立整改台账。报送问题台账的单位${figure('ledgers.with-items', withItems.length)}个${zeros}，问题落实到岗位和个人。`
}

function weekly({ campaign, reports, asOf }: CircularFacts): Phrase {
  const { report } = reportWords(campaign)
  const last = lastDuePeriod(reports, asOf)
  if (last === null || !hasReports(reports)) return phrase``
  let owed = 0
  let onTime = 0
  for (const { statuses } of reports.units) {
    for (const status of statuses.slice(0, last.index + 1)) {
      if (status === 'not-due' || status === 'exempt') continue
      owed++
      if (isOnTime(status)) onTime++
    }
  }
  return phrase`坚持${report}、零报告。共报送${figure('reports.weeks', last.index + 1)}期，应报${figure('reports.owed', owed)}份次，按时报送${figure('reports.on-time', onTime)}份次，按时率${figure('reports.on-time.share', owed === 0 ? 0 : onTime / owed, sayPercent(onTime, owed))}。`
}

function closing({ tally }: CircularFacts): Phrase {
  const { closed } = keyFiguresOf(tally)
  return phrase`严格销号管理。坚持整改完成一件、审核一件、销号一件，已逐件审核销号${figure('closed', closed)}项。`
}

function byCategory({ campaign, judged }: CircularFacts): Phrase {
  const said = campaign.categories.map(({ no, name }) =>
    finishedOf(
      `category.${no}`,
      `“${name}”`,
      judged.filter((one) => one.timeliness !== 'dropped' && one.item.category === no),
    ),
  )
  const list = joinPhrases(said, '；')
  return list.text === '' ? list : phrase`按问题类别看，${list}。`
}

function byKind({ campaign, judged }: CircularFacts): Phrase {
  const said = campaign.kinds.map((kind) =>
    finishedOf(
      `kind.${kind}`,
      `${kind}问题`,
      judged.filter((one) => one.timeliness !== 'dropped' && one.item.kind === kind),
    ),
  )
  const list = joinPhrases(said, '；')
  return list.text === '' ? list : phrase`按问题性质看，${list}。`
}

function finishedOf(key: string, label: string, judged: CircularFacts['judged']): Phrase {
  if (judged.length === 0) return phrase``
  const finished = judged.filter(({ timeliness }) => /^(?:closed|done|late-done)$/.test(timeliness)).length
  return phrase`${label}${figure(`${key}.total`, judged.length)}项，完成${figure(`${key}.finished`, finished)}项`
}

function next({ tally }: CircularFacts): PaperPart {
  const { standing, closed } = keyFiguresOf(tally)
  const left = standing - closed
  return {
    title: '下一步工作',
    paragraphs: numbered([
      left === 0
        ? phrase``
        : phrase`一抓到底。对尚未销号的${figure('left', left)}项继续挂账督办，明确责任人和完成日期，整改完成一件销号一件。`,
      phrase`防止反弹。适时开展“回头看”和抽查，对整改不到位、出现反弹的问题重新列入台账。`,
      phrase`建章立制。把行之有效的做法固化为制度，举一反三，建立长效机制。`,
    ]),
  }
}
