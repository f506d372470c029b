/** Calls for checks (抽查、回头看), flags (疑点), the ladder (阶梯) and the leading group's confirmation. */
import type { CheckKind } from '#rules/checks/checkRound'
import type {
  CheckRound,
  CheckRoundList,
  CheckRow,
  DrawReplay,
  NewCheckRound,
  NewVerdict,
} from '#wire/checkRound'
import type { FlagDecision, FlagList, FlagRow } from '#wire/flag'
import type { ClosureReview, ItemRow } from '#wire/item'
import type {
  Accountability,
  AccountabilityList,
  DecidedStep,
  LadderView,
  NewAccountability,
  NewLadderDecision,
} from '#wire/ladder'
import { query, type Calls } from './calls.ts'

interface ChecksApi {
  rounds(kind: CheckKind): Promise<CheckRoundList>
  round(id: string): Promise<CheckRound>
  draw(request: NewCheckRound): Promise<CheckRound>
  /** All that is needed to draw again, as a file. */
  record(id: string): Promise<Blob>
  replay(id: string): Promise<DrawReplay>
  judge(row: string, verdict: NewVerdict): Promise<CheckRow>
  flags(): Promise<FlagList>
  decideFlag(decision: FlagDecision): Promise<FlagRow>
  ladder(): Promise<LadderView>
  decideStep(decision: NewLadderDecision): Promise<DecidedStep>
  accountabilities(unit: string): Promise<AccountabilityList>
  holdToAccount(request: NewAccountability): Promise<Accountability>
  confirmClosure(item: string, review: ClosureReview): Promise<ItemRow>
}

export function checksApi({ get, post, download }: Calls): ChecksApi {
  return {
    rounds: (kind) => get(`/check-rounds${query({ kind })}`),
    round: (id) => get(`/check-rounds/${id}`),
    draw: (request) => post('/check-rounds', request),
    record: (id) => download(`/check-rounds/${id}/record`),
    replay: (id) => get(`/check-rounds/${id}/replay`),
    judge: (row, verdict) => post(`/check-rows/${row}/verdict`, verdict),
    flags: () => get('/flags'),
    decideFlag: (decision) => post('/flags/decision', decision),
    ladder: () => get('/ladder'),
    decideStep: (decision) => post('/ladder/decisions', decision),
    accountabilities: (unit) => get(`/accountabilities${query({ unit })}`),
    holdToAccount: (request) => post('/accountabilities', request),
    confirmClosure: (item, review) => post(`/items/${item}/confirmation`, review),
  }
}
