/**
 * A campaign from its backup, on a server that has none of that name.
 *
 *   OPERATOR_CODE=… npm run restore -- --url https://ledger.example.edu.cn FILE
 */
import { checkFile, sendBackup } from './backupFile.ts'
import { operatorAt, readOperatorArguments, runCommand, Unusable } from './operatorArguments.ts'

const usage = 'OPERATOR_CODE=… npm run restore -- --url URL FILE'

await runCommand(async () => {
  const { url, files } = readOperatorArguments(usage)
  const [path] = files
  if (url === undefined || path === undefined) throw new Unusable(`用法：${usage}`)
  const { verdict } = await checkFile(path)
  if (verdict.head === null) throw new Unusable(`${path}：不是备份文件。`)
  const [first] = verdict.breaks
  if (first !== undefined) {
    throw new Unusable(
      `${path}：封印不符，没有恢复。${first.what}（记录第 ${first.seq} 行），应为 ${first.expected}，实为 ${first.found}。`,
    )
  }
  await sendBackup(operatorAt(url), verdict.head, path)
  console.error(
    `专项行动“${verdict.head.campaign}”已恢复：${verdict.rows} 行，操作记录 ${verdict.record.seq} 行`,
  )
})
