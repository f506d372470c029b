/** 问题详情 — one item whole: facts, notices, evidence, extensions, history; what can be done with it now. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState, type ReactElement } from 'react'
import { isEnded } from '#rules/figures/supervisionNotice'
import { itemCan, whyNot } from '#rules/items/closure'
import type { ItemHistory } from '#wire/item'
import { usePane } from '../../Pane.ts'
import { AssignItem } from './AssignItem.tsx'
import { ClosingSheet } from './ClosingSheet.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { EntryLinks } from './EntryLinks.tsx'
import { ExtensionList } from '../requests/ExtensionList.tsx'
import { HistoryList } from './HistoryList.tsx'
import { IssueNotice } from '../notices/IssueNotice.tsx'
import { ItemFacts } from './ItemFacts.tsx'
import { NoticeCard } from '../notices/NoticeCard.tsx'
import { ProtectItem } from './ProtectItem.tsx'
import { TalkForm } from './TalkForm.tsx'
import { ProblemBar } from '../../parts/ProblemBar.tsx'
import { ReopenItem } from './ReopenItem.tsx'
import { RowQuestions } from './RowQuestions.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { TransferItem } from '../requests/TransferItem.tsx'
import { unitName } from '../../parts/unitName.ts'
import { ItemLinks } from '../links/ItemLinks.tsx'
import { ItemSupports } from './ItemSupports.tsx'
import { useItem, type OpenItem } from './useItem.ts'
import { WithdrawalList } from '../requests/WithdrawalList.tsx'
import { useWords } from '../../words.ts'

export function ItemDetail(): ReactElement {
  const words = useWords()
  const { subject, can, go } = usePane()
  const { file, task, act, load } = useItem(subject)
  const { issue, issued } = useIssuing(act)
  if (file === null) {
    return (
      <Screen title={words.item.title} busy={task.busy ? words.loading : null}>
        <ProblemBar error={task.error} retry={() => void load()} />
      </Screen>
    )
  }
  if (file.transferred !== undefined) return <FormerItem file={file} />
  const { item } = file
  const latest = file.notices.at(-1)
  const isUnit = can('closure.request')
  const toClosure = {
    label: words.item.toClosure,
    act: () => go('closure', item.id),
    whyNot: whyNot('requestClosure', item),
  }
  return (
    <Screen
      title={words.item.title}
      {...(isUnit ? { lead: words.item.synced } : {})}
      primary={isUnit ? toClosure : null}
    >
      <ProblemBar error={task.error} />
      {issued === 0 || latest === undefined ? null : (
        <MessageBar intent="success">
          <MessageBarBody>{words.notice.sent(latest.number)}</MessageBarBody>
        </MessageBar>
      )}
      <ItemFacts file={file} />
      <RowQuestions file={file} act={act} busy={task.busy} />
      {item.unit === '' && !item.withdrawn && can('item.assign') ? (
        <AssignItem item={item.id} act={act} busy={task.busy} />
      ) : null}
      <ItemSupports key={`supports ${item.version}`} file={file} act={act} busy={task.busy} />
      <ItemLinks key={`links ${item.version}`} file={file} act={act} busy={task.busy} />
      {file.notices.toReversed().map((notice) => (
        <NoticeCard key={`${notice.id} ${notice.steps.length}`} notice={notice} act={act} busy={task.busy} />
      ))}
      <EvidenceList item={item.id} evidence={file.evidence} canAdd={itemCan.edit(item)} changed={load} />
      <ExtensionList key={`extensions ${file.extensions.length}`} file={file} act={act} busy={task.busy} />
      <WithdrawalList key={`withdrawals ${file.withdrawals.length}`} file={file} act={act} busy={task.busy} />
      {can('transfer.make') && item.unit !== '' && itemCan.transfer(item) ? (
        <TransferItem key={`transfer ${file.changes.length}`} item={item} act={act} busy={task.busy} />
      ) : null}
      {can('notice.issue') && !item.withdrawn && !isEnded(item.state) ? (
        <details key={`issue ${issued}`}>
          <summary>{words.notice.issue}</summary>
          <IssueNotice item={item} busy={task.busy} act={issue} />
        </details>
      ) : null}
      {can('closure.review') && itemCan.reopen(item) && file.link === null ? (
        <ReopenItem item={item} act={act} busy={task.busy} />
      ) : null}
      {can('item.protect') && !item.withdrawn ? (
        <ProtectItem
          key={`protect ${file.changes.length}`}
          item={item.id}
          isConfidential={file.confidential !== null}
          act={act}
          busy={task.busy}
        />
      ) : null}
      <EntryLinks item={file.item.id} />
      {can('talk.say') ? <TalkForm item={item.id} talk={file.talk} act={act} busy={task.busy} /> : null}
      <HistoryList changes={file.changes} talk={file.talk} />
      <ClosingSheet file={file} />
      {isUnit && item.state === 'closure-requested' ? <p className="faint">{words.item.nextSync}</p> : null}
    </Screen>
  )
}

/** To the unit that had it before it went to another: what stood, what happened, and nothing to do. */
function FormerItem({ file }: { file: ItemHistory }): ReactElement {
  const words = useWords()
  const { view } = usePane()
  const { unit = '', on = view.today } = file.transferred ?? {}
  return (
    <Screen title={words.item.title} lead={words.transfer.gone(unitName(view.campaign, unit), on)}>
      <ItemFacts file={file} />
      <HistoryList changes={file.changes} talk={[]} />
    </Screen>
  )
}

/** Counts the notices that were issued here: each leaves a new form, closed, for the next one. */
function useIssuing(act: OpenItem['act']): { readonly issued: number; readonly issue: OpenItem['act'] } {
  const [issued, setIssued] = useState(0)
  return {
    issued,
    issue: (work) =>
      act(async () => {
        await work()
        setIssued((count) => count + 1)
      }),
  }
}
