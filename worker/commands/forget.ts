/**
 * Takes personal data out of a finished campaign: names become pseudonyms, telephone numbers and files go.
 * Says what it would do; does it with --confirm. Make a backup first if the law wants the originals kept elsewhere.
 *
 *   OPERATOR_CODE=… npm run forget -- --url URL --campaign ID [--confirm]
 */
import { callOperator } from './campaignClient.ts'
import { operatorAt, readOperatorArguments, runCommand, Unusable } from './operatorArguments.ts'

const usage = 'OPERATOR_CODE=… npm run forget -- --url URL --campaign ID [--confirm]'

interface Removed {
  readonly people: number
  readonly phones: number
  readonly values: Readonly<Record<string, number>>
  readonly originals: number
  readonly evidence: readonly string[]
}

await runCommand(async () => {
  const { url, campaign, confirm } = readOperatorArguments(usage)
  if (url === undefined || campaign === undefined) throw new Unusable(`用法：${usage}`)
  const path = `/api/operator/campaigns/${campaign}/people-removal`
  const answer = await callOperator(operatorAt(url), 'POST', path, JSON.stringify({ confirm }))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker's own answer
  const { people, phones, values, originals, evidence } = (await answer.json()) as Removed
  for (const [place, count] of Object.entries(values)) console.log(`${place}  ${count} 处`)
  console.log(
    `${people} 人改用代号，${phones} 处电话隐去，原文件 ${originals} 份、佐证材料 ${evidence.length} 份删除`,
  )
  console.log(confirm ? '已办理，并记入操作记录。' : '以上只是试算，没有改动；确认办理请加 --confirm。')
})
