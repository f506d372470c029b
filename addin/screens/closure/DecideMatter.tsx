/** Two buttons under one matter, the office's or the leading group's: yes, or back with a reason. */
import { Field, Input } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { sayPlanGaps } from '#rules/items/claimGate'
import { whyNotSettled } from '#rules/figures/supervisionNotice'
import { itemCan, missingForClosure, whyReasonNeeded } from '#rules/items/closure'
import { readIsoDay, type Day } from '#rules/calendar/day'
import type { Matter } from '#wire/todo'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { NoteForm } from '../../parts/NoteForm.tsx'
import type { Api } from '../../server/api.ts'
import type { Calls } from '../../server/calls.ts'
import { checksApi } from '../../server/checksApi.ts'
import { useWords } from '../../words.ts'
import type { Words } from '../../words/zh.ts'
import { filesOf } from './filesOf.ts'

export type DoneWord = keyof Words['review']['done']

interface Choice {
  readonly yes: string
  readonly no: string
  readonly whyReason: string
  readonly doneYes: DoneWord
  readonly doneNo: DoneWord
}

export function DecideMatter(props: {
  matter: Matter
  file: ItemHistory
  busy: boolean
  act: (work: () => Promise<unknown>) => Promise<void>
  decided: (word: DoneWord) => void
}): ReactElement {
  const words = useWords()
  const { api, calls, view } = usePane()
  const { matter, file } = props
  const [to, setTo] = useState<string>(matter.day ?? '')
  if (matter.kind === 'notice-late') return <p className="warn">{words.review.waiting}</p>
  const choice = choiceOf(matter, words, file)
  const missing = matter.kind === 'closure' || matter.kind === 'confirm' ? missingOf(file, view.today) : []
  const decide = (isYes: boolean, note: string): void =>
    void props.act(async () => {
      await send(api, calls, { matter, file, isYes, note, to })
      props.decided(isYes ? choice.doneYes : choice.doneNo)
    })
  return (
    <div className="decide">
      <NoteForm
        label={words.review.note}
        hint={words.review.noteHint}
        busy={props.busy}
        tellsWhy
        decisions={[
          {
            label: choice.yes,
            isPrimary: true,
            isBlocked: matter.kind === 'closure' && !itemCan.close(file.item),
            ...(matter.kind === 'closure' && whyReasonNeeded(file.item.content, filesOf(file), '') !== null
              ? { needsNote: words.review.needsWhy }
              : {}),
            decide: (note) => decide(true, note),
          },
          { label: choice.no, needsNote: choice.whyReason, decide: (note) => decide(false, note) },
        ]}
      >
        {missing.length === 0 ? null : (
          <div className="warn">
            {words.review.missing}
            {missing.join('')}
          </div>
        )}
        {matter.kind === 'extension' ? (
          <Field label={words.extension.grantTo}>
            <Input type="date" value={to} min={view.today} onChange={(_, data) => setTo(data.value)} />
          </Field>
        ) : null}
      </NoteForm>
    </div>
  )
}

function choiceOf({ kind, notice: id }: Matter, words: Words, file: ItemHistory): Choice {
  const { review, extension, notice, withdrawal } = words
  if (kind === 'extension') {
    const { approve: yes, refuse: no, needsReason: whyReason } = extension
    return { yes, no, whyReason, doneYes: 'approve', doneNo: 'refuse' }
  }
  if (kind === 'withdrawal') {
    const { drop: yes, refuse: no, needsReason: whyReason } = withdrawal
    return { yes, no, whyReason, doneYes: 'drop', doneNo: 'refuse-withdrawal' }
  }
  if (kind === 'answer') {
    const { settle, accept, giveBack: no, needsReason: whyReason } = notice
    const [yes, doneYes] = canSettle(file, id) ? ([settle, 'settle'] as const) : ([accept, 'accept'] as const)
    return { yes, no, whyReason, doneYes, doneNo: 'return-answer' }
  }
  if (kind === 'confirm') {
    const { agree: yes, giveBack: no } = words.confirm
    return { yes, no, whyReason: review.needsReason, doneYes: 'confirm', doneNo: 'return' }
  }
  const { approve: yes, giveBack: no, needsReason: whyReason } = review
  return { yes, no, whyReason, doneYes: 'close', doneNo: 'return' }
}

/** 已答复 is not 已办结: the answer is read, and the notice is settled when its items have ended. */
function canSettle({ notices }: ItemHistory, id: string | null): boolean {
  const notice = notices.find((one) => one.id === id)
  return notice !== undefined && whyNotSettled(notice.items) === null
}

/** What the request would still lack by the rules: shown to the office, which may know of papers. */
function missingOf(file: ItemHistory, today: Day): string[] {
  const { item, changes } = file
  const note = changes.findLast(({ act }) => act === 'request-closure')?.note ?? ''
  const completedOn = item.content.completedOn ?? today
  const missing = missingForClosure(item.content, { completedOn, note, files: filesOf(file) }, today).map(
    ({ message }) => message,
  )
  const gaps = sayPlanGaps(item.content)
  return gaps === null ? missing : [...missing, gaps]
}

async function send(
  api: Api,
  calls: Calls,
  decision: {
    readonly matter: Matter
    readonly file: ItemHistory
    readonly isYes: boolean
    readonly note: string
    readonly to: string
  },
): Promise<unknown> {
  const { matter, file, isYes, note } = decision
  if (matter.kind === 'extension') {
    const id = matter.key.slice('extension:'.length)
    const day = readIsoDay(decision.to)
    if (!isYes) return api.decideExtension(id, { decision: 'refuse', note })
    return api.decideExtension(id, { decision: 'approve', note, ...(day === null ? {} : { to: day }) })
  }
  if (matter.kind === 'withdrawal') {
    const id = matter.key.slice('withdrawal:'.length)
    return api.decideWithdrawal(id, { decision: isYes ? 'drop' : 'refuse', note })
  }
  if (matter.kind === 'answer' && matter.notice !== null) {
    const yes = canSettle(file, matter.notice) ? 'settle' : 'accept'
    return api.reviewNotice(matter.notice, { decision: isYes ? yes : 'return', note })
  }
  const review = { decision: isYes ? 'close' : 'return', note, seen: file.item.version } as const
  if (matter.kind === 'confirm') return checksApi(calls).confirmClosure(matter.item, review)
  return api.reviewClosure(matter.item, review)
}
