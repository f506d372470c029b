/**
 * 督办单的正文 — a supervision notice as a letter, in the same parts as a circular, so that the office's one Word
 * template with its letterhead sets both in type.
 *
 * Frozen when it is issued: printed again later it says the same, whatever has become of the items since.
 * Parts as real forms have them: 编号、责任单位、督办事项、要求、完成时限、反馈方式 (field forms of 督办单).
 */
import type { Campaign } from '../campaign/campaign.ts'
import { orderOf } from './circular.ts'
import { sayDay, type Day } from '../calendar/day.ts'
import { sayItem, type SaidItem } from '../figures/itemSentence.ts'
import { unitName } from '../figures/judgedLedger.ts'
import type { Paper } from './paper.ts'

export interface NoticeLetterFacts {
  readonly campaign: Campaign
  readonly number: string
  readonly unit: string
  readonly items: readonly SaidItem[]
  readonly demand: string
  readonly answerBy: Day
  readonly issuedOn: Day
}

export function noticeLetter(facts: NoticeLetterFacts): Paper {
  const { campaign, issuedOn, answerBy, items } = facts
  return {
    kind: 'supervision-notice',
    title: `${campaign.name}督办单`,
    number: facts.number,
    institution: campaign.institution,
    addressee: `${unitName(campaign, facts.unit)}：`,
    opening: `${orderOf(campaign)}现将你单位下列${items.length}项问题挂账督办。请认真办理，并于${sayDay(answerBy)}前答复。`,
    sections: [
      {
        heading: '一、督办事项',
        paragraphs: items.map((item, index) =>
          sayItem(item, items.length === 1 ? null : index + 1, issuedOn),
        ),
      },
      { heading: '二、办理要求', paragraphs: facts.demand.split(/\n+/).filter((line) => line.trim() !== '') },
      {
        heading: '三、答复方式',
        paragraphs: [
          `请于${sayDay(answerBy)}前将办理情况、完成日期和佐证材料报${campaign.office}。整改完成的，逐项申请销号；确实不能按期完成的，说明原因并申请延期。`,
        ],
      },
    ],
    closing: '',
    attachments: [],
    signedBy: campaign.office,
    issuedOn,
    copyTo: '',
    asOf: issuedOn,
    snapshotNo: 0,
    figures: [],
  }
}
