/** What a command is doing while somebody waits for it: a line a step, with its seconds. */

/** Does the work and says so: the step when it begins, its seconds when it is done. One after the other. */
export async function sayStep<T>(what: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`${what} … `)
  const seconds = stopwatch()
  try {
    const done = await work()
    console.log(`${seconds()} 秒`)
    return done
  } catch (error) {
    console.log(`${seconds()} 秒后失败`)
    throw error
  }
}

/** For steps that run side by side: each is said when it is done. */
export async function sayDone<T>(what: string, work: () => Promise<T>): Promise<T> {
  const seconds = stopwatch()
  const done = await work()
  console.log(`${what}  ${seconds()} 秒`)
  return done
}

function stopwatch(): () => string {
  const begun = performance.now()
  return () => ((performance.now() - begun) / 1000).toFixed(1)
}
