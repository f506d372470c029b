/**
 * One campaign to one file, with evidence, files as they were sent, codes as hashes, and the seals.
 *
 *   OPERATOR_CODE=… npm run backup -- --url https://ledger.example.edu.cn --campaign ID --out FILE
 */
import { checkFile, writeBackup } from './backupFile.ts'
import { operatorAt, readOperatorArguments, runCommand, Unusable } from './operatorArguments.ts'

const usage = 'OPERATOR_CODE=… npm run backup -- --url URL --campaign ID --out FILE'

await runCommand(async () => {
  const { url, campaign, out } = readOperatorArguments(usage)
  if (url === undefined || campaign === undefined || out === undefined) throw new Unusable(`用法：${usage}`)
  const head = await writeBackup(operatorAt(url), campaign, out)
  const { verdict } = await checkFile(out)
  const [first] = verdict.breaks
  if (first !== undefined) {
    throw new Unusable(
      `${out}：已写出，但核验不符：${first.what}（记录第 ${first.seq} 行）。请先查明再使用。`,
    )
  }
  console.error(`${out}：${verdict.rows} 行，操作记录 ${head.record.seq} 行，核验相符`)
  console.error(`末行封印 ${head.record.seq}:${head.record.seal}`)
})
