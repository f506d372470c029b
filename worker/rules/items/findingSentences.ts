/**
 * 校验语句 — every code that reading a workbook can give, listed once, with its severity and its sentence.
 *
 * A sentence says what was seen and what to do, in words of any office. It asserts nothing that the campaign does not
 * say, blames no form for what the reader does not know, and holds no code and no internal name.
 */
import type { Severity } from './finding.ts'

/** What a sentence is made from; `place` is 「第 12 行“整改时限”」 or 「工作表“6月”」. */
export interface FindingWords {
  readonly place: string
  readonly given: string
  readonly why?: string | undefined
  readonly suggestion?: string | undefined
  readonly choices?: readonly string[] | undefined
  /** A day of the campaign, for examples. */
  readonly example?: string | undefined
}

type Rule = readonly [severity: Severity, say: (words: FindingWords) => string]

const LONGEST_QUOTE = 40

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line
}

export function asWritten({ place, given }: FindingWords): string {
  return `${place}写的是“${shorten(given)}”`
}

const ofSheets: Readonly<Record<string, Rule>> = {
  'file.no-ledger': [
    'ask',
    () =>
      '这个文件里没有认出问题台账。请看看是不是选错了文件；如果是台账，请在第一行写明各栏的名称（如“存在问题”“整改措施”“整改时限”）后再报。',
  ],
  'sheet.set-aside': [
    'note',
    ({ place, why }) => `${place}${why ?? '不像问题台账'}，没有读入。如其中有问题，请填到台账里。`,
  ],
  'sheet.no-header': [
    'ask',
    ({ place, given }) =>
      `${place}第 ${given} 行像是台账的内容，但上面没有认出写着栏目名称的一行，看不出各栏是什么，没有读入。请在这些行上方补写栏目名称（如“存在问题”“整改措施”“整改时限”）后再报。`,
  ],
  'sheet.hidden': [
    'look',
    ({ place }) => `${place}是隐藏的，其中的问题也已读入。如不应报送，请删除该工作表。`,
  ],
  'sheet.no-rows': [
    'ask',
    ({ place }) => `${place}只有表头，没有问题。如确无问题，请在表中写“零报告”；如有，请补填。`,
  ],
  'sheet.columns-missing': [
    'look',
    ({ place, given }) =>
      `${place}没有认出这些栏：${given}。台账里如有，请指明是哪一栏；没有的，可以以后补填。`,
  ],
  'sheet.other-campaign': [
    'ask',
    ({ given, why, place }) => `${place}${given}${why ?? ''}：是不是别的行动的台账？如果是，请不要收入。`,
  ],
  'sheet.marks': ['look', ({ place, given }) => `${place}${given}。台账通不会从中猜意思，请看一看。`],
  'sheet.older-version': [
    'look',
    ({ place, given, suggestion }) =>
      `${place}是“${suggestion ?? ''}”的旧版：${given}。以“${suggestion ?? ''}”为准，旧版中相同的问题没有重复收入。`,
  ],
  'sheet.same-list': [
    'ask',
    ({ place, given, suggestion }) =>
      `${place}有 ${given} 条与工作表“${suggestion ?? ''}”相同，看不出哪张较新，暂时都收入了。是同一份台账的，请只收一张。`,
  ],
  'sheet.column-sought': [
    'look',
    ({ place, given, suggestion }) =>
      `${place}没有写明“${suggestion ?? ''}”的栏目，${given}里的值却像。如就是它，请把该栏定为“${suggestion ?? ''}”。`,
  ],
  'table.set-aside': [
    'look',
    ({ place, given }) =>
      `${place}另有一张表（${shorten(given)}），不像问题台账，没有读入。如其中有问题，请并入台账。`,
  ],
  'table.no-problem': [
    'ask',
    ({ place, given }) => `${place}的栏目是${given}，看不出哪一栏写的是问题。请选定；答复之前没有读入。`,
  ],
  'cell.uncalculated': [
    'ask',
    ({ place }) =>
      `${place}是公式，文件里没有保存计算结果，没有读入。请用 Excel 或 WPS 打开这个文件，保存一次再报。`,
  ],
  'finding.more': ['note', ({ place, given }) => `${place}还有 ${given} 处同样的情况，不再逐一列出。`],
}

const ofRows: Readonly<Record<string, Rule>> = {
  'row.hidden': [
    'look',
    ({ place, given }) => `${place}有隐藏的行（第 ${given} 行），其中的内容也已读入。如不应报送，请删除。`,
  ],
  'column.hidden': [
    'look',
    ({ place, given }) => `${place}有隐藏的列（${given} 列），其中的内容也已读入。如不应报送，请删除。`,
  ],
  'row.example': [
    'look',
    ({ place, given }) =>
      `${place}像是填写示例（“${shorten(given)}”），没有作为问题读入。如是真实问题，请去掉“例”字。`,
  ],
  'row.only-number': [
    'note',
    ({ place, given }) => `${place}第 ${given} 行只有序号，没有内容，没有作为问题读入。`,
  ],
  'row.continued': [
    'look',
    ({ place, given }) =>
      `${place}没有另写问题，按上一条问题的又一项措施读入，沿用了上面的${given}。如是另一个问题，请补写问题。`,
  ],
  'row.text-continued': [
    'look',
    ({ place, given }) =>
      `${place}只有${given}，接在上一条的后面，没有另算一条。如是另一个问题，请补写问题。`,
  ],
  'row.heading': [
    'ask',
    ({ place, given }) =>
      `${place}的“${shorten(given)}”下面另有分条，本行没有措施、时限和责任人，按小标题处理，没有算作问题。如它自己也是一个问题，请选“仍是问题”。`,
  ],
  'row.struck': [
    'ask',
    ({ place, given }) =>
      `${place}的“${shorten(given)}”画了删除线，现仍按一条问题收入。是不要了的，请选“不收入”。`,
  ],
  'row.only-older': [
    'ask',
    ({ place, given, suggestion }) =>
      `${place}的“${shorten(given)}”在较新的工作表“${suggestion ?? ''}”里没有，没有收入。如不是删去而是漏了，请选“仍是问题”。`,
  ],
  'row.nil-beside-items': [
    'look',
    ({ place, given }) =>
      `${place}写着“${shorten(given)}”，但同一单位在本表另有问题。如确有问题，请删去这一行。`,
  ],
  'row.sparse': [
    'look',
    ({ place, given }) => `${place}只填了“${shorten(given)}”，仍作为一条问题读入。请补全，或删除这一行。`,
  ],
  'row.doubtful': [
    'look',
    ({ place, given }) =>
      `${place}的“${shorten(given)}”看不出属于哪一条问题，没有读入。如是问题，请填到写问题的一栏。`,
  ],
  'column.unsure': [
    'ask',
    ({ place, given, why, suggestion }) =>
      `${place}“${given}”${suggestion === undefined ? '含义不明' : `可能是“${suggestion}”，但不能确定`}（${why ?? ''}）。请选定它的含义；答复之前原样保留。`,
  ],
  'column.assumed': [
    'ask',
    ({ place, given, why, suggestion = '' }) =>
      `${place}“${given}”先读作“${suggestion}”：没有别的栏目写着它（${why ?? ''}）。请确认；如不是，请选“原样保留”。`,
  ],
  'column.unlabelled': [
    'ask',
    ({ place, given }) => `${place}没有表头，但有内容（如“${shorten(given)}”），已原样保留。请补写表头。`,
  ],
  'cell.error': [
    'look',
    (words) => `${asWritten(words)}，是公式出错的结果，没有读入。请改正公式，或直接填写内容。`,
  ],
  'cell.covered': [
    'look',
    ({ place, given }) =>
      `${place}被合并单元格盖住，里面还有“${shorten(given)}”，没有读入。请取消合并后核对。`,
  ],
  'cell.unread': ['look', ({ place, given }) => `${place}的“${shorten(given)}”没有读入任何栏目，请核对。`],
  'cell.merged-across': [
    'note',
    ({ place, given }) =>
      `${place}的“${shorten(given)}”跨几栏合并，算在最左一栏。如各栏都是这个内容，请取消合并后分别填写。`,
  ],
  'ditto.nothing-above': ['look', (words) => `${asWritten(words)}，但上面没有可以沿用的内容。请直接填写。`],
}

const ofValues: Readonly<Record<string, Rule>> = {
  'unit.unknown': [
    'ask',
    (words) =>
      `${asWritten(words)}，不在参加单位的名单和别名里。请改为名单中的单位名称，或请牵头办公室补登别名。`,
  ],
  'unit.several': [
    'ask',
    (words) => `${asWritten(words)}，不止一个单位。请只留一个责任单位，其余写入配合单位。`,
  ],
  'unit.missing': [
    'ask',
    ({ place }) => `${place}看不出是哪个单位的台账。请在表头上方写明“填报单位”，或在送报时选择单位。`,
  ],
  'unit.conflict': [
    'look',
    ({ place, given, suggestion }) =>
      `${place}写的单位是“${given}”，文件名却是“${suggestion ?? ''}”，以表内所写为准。请核对。`,
  ],
  'unit.other': [
    'ask',
    ({ place, given, suggestion, why = '' }) =>
      `${place}写的是${why === given ? '' : `“${shorten(why)}”，即`}“${given}”，这份台账却作为“${suggestion ?? ''}”的报来。请先说明是谁的台账；答复之前不收入。`,
  ],
  'unit.carried': [
    'look',
    ({ place, given }) => `${place}单位空着，按上一行读作“${given}”。如不是，请补写。`,
  ],
  'category.unknown': [
    'look',
    (words) => `${asWritten(words)}，不是本次行动的问题类别，原文已保留。请从类别清单中选填。`,
  ],
  'category.unsure': [
    'look',
    (words) => `${asWritten(words)}，按相近的类别读作“${words.suggestion ?? ''}”。请核对。`,
  ],
  'kind.unknown': [
    'look',
    (words) => `${asWritten(words)}，不是本次行动的问题类型，原文已保留。请从类型清单中选填。`,
  ],
  'disposal.unknown': [
    'look',
    (words) => `${asWritten(words)}，不是立行立改、限时整改、持续整改之一，原文已保留。请选填。`,
  ],
  'claimed.unknown': [
    'ask',
    (words) => `${asWritten(words)}，看不出整改到了哪一步，原文已保留。请选定算哪一种。`,
  ],
  'claimed.told': [
    'ask',
    ({ place, given, suggestion }) =>
      `${place}写${given}，整改状态按${suggestion ?? '所写'}报吗？答复之前不算状态。`,
  ],
  'claimed.dropped': [
    'ask',
    (words) =>
      `${asWritten(words)}，说的不是整改到了哪一步。请选定这一条算哪一种；不再算问题的，请删去这一行。`,
  ],
  'claimed.is-limit': [
    'look',
    (words) =>
      `${asWritten(words)}，说的是期限而不是状态${words.suggestion === undefined ? '' : `，已读作“${words.suggestion}”`}。请在状态栏写明进度。`,
  ],
  'claimed.conflict': [
    'look',
    (words) =>
      `${asWritten(words)}，与“${words.why ?? '整改状态'}”栏所写不一致，以那一栏为准。请核对后改成一致。`,
  ],
  'due.is-status': [
    'look',
    (words) => `${asWritten(words)}，说的是状态而不是期限。请在时限栏写明日期，把状态写到状态栏。`,
  ],
  'due.missing': [
    'look',
    ({ place, suggestion }) =>
      `${place}空着。请写明日期，需长期整改的写“长期坚持”。${suggestion === undefined ? '' : `上一行是：${suggestion}。`}`,
  ],
  'due.after-campaign': [
    'look',
    ({ place, suggestion }) => `${place}晚于本次行动结束（${suggestion ?? ''}）。如需持续整改，请注明。`,
  ],
  'day.before-midnight': [
    'look',
    ({ place }) => `${place}存的是前一天的 23:59（软件换算日期时会这样），按紧接着的零点即第二天读。请核对。`,
  ],
  'day.unreadable': [
    'look',
    (words) => `${asWritten(words)}，读不出日期，原文已保留。请写成 ${words.example ?? '年-月-日'} 的样子。`,
  ],
  'day.is-status': ['look', (words) => `${asWritten(words)}，说的是状态而不是日期，已读作状态。请补写日期。`],
  'field.missing': ['look', ({ place }) => `${place}空着，请补填。`],
  'field.too-long': [
    'look',
    (words) => `${asWritten(words)}，文字过长，不像这一栏的内容，原文已保留。请核对。`,
  ],
  'cell.two-roles': [
    'ask',
    (words) => `${asWritten(words)}，分不清哪个是部门、哪个是人，原文已保留。请分开填写，或中间用“/”隔开。`,
  ],
  'field.two-ticks': [
    'look',
    ({ place }) => `${place}也打了勾，只能选一项，以先打勾的一栏为准。请只留一个勾。`,
  ],
  'problem.missing': ['look', ({ place }) => `${place}空着，这一行没有写明问题。请补写，或删除这一行。`],
  'problem.several': [
    'look',
    ({ place }) => `${place}一格里写了几个问题。请一行写一个问题，各写措施、时限和责任人。`,
  ],
  'problem.nil': [
    'look',
    (words) => `${asWritten(words)}，像是零报告，但同一行还填了别的内容，仍作为一条问题读入。请核对。`,
  ],
}

export const findingSentences: Readonly<Record<string, Rule>> = { ...ofSheets, ...ofRows, ...ofValues }
