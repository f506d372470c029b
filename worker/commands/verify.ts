/**
 * Whether a backup, or a record exported by GET /record, is as the system wrote it.
 *
 *   npm run verify -- FILE [--seal SEQ:SEAL]
 *
 * `--seal` is a line's seal noted earlier, elsewhere: it proves that nothing up to that line was rewritten since.
 * Exit status 0 when all holds, 1 when something does not, 2 when the file cannot be read.
 */
import { existsSync } from 'node:fs'
import { checkFile } from './backupFile.ts'
import { readOperatorArguments, runCommand, Unusable } from './operatorArguments.ts'

const usage = 'npm run verify -- FILE [--seal SEQ:SEAL]'

await runCommand(async () => {
  const { files, seal } = readOperatorArguments(usage)
  const [path] = files
  if (path === undefined) throw new Unusable(`用法：${usage}`)
  if (!existsSync(path)) throw new Unusable(`${path}：没有这个文件。`)
  const { verdict, sealOf } = await checkFile(path).catch((error: unknown) => {
    if (error instanceof SyntaxError)
      throw new Unusable(`${path}：不是备份或操作记录文件（${error.message}）。`)
    throw error
  })
  const breaks = [...verdict.breaks]
  if (seal !== undefined) {
    const [seq = '', expected = ''] = seal.split(':')
    const found = sealOf(Number(seq)) ?? '（无）'
    if (found !== expected)
      breaks.unshift({ seq: Number(seq), what: '与先前记下的封印不符', expected, found })
  }
  for (const { seq, what, expected, found } of breaks) {
    console.log(`${seq === 0 ? '' : `记录第 ${seq} 行：`}${what}\n  应为 ${expected}\n  实为 ${found}`)
  }
  const { record, rows } = verdict
  console.log(
    `${path}：操作记录 ${record.seq} 行，内容 ${rows} 行，${breaks.length === 0 ? '全部相符' : `${breaks.length} 处不符`}`,
  )
  console.log(`末行封印 ${record.seq}:${record.seal}`)
  if (breaks.length > 0) process.exitCode = 1
})
