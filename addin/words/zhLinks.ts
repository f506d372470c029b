/** Two items that are one problem, in Chinese. */

export const zhLinks = {
  title: '重复的问题',
  counted: (number: string, unit: string, state: string): string =>
    `与 ${number}（${unit}）是同一件，计在那一条，随它办理：${state}`,
  carries: (number: string, unit: string): string => `${number}（${unit}）与本条是同一件，计在本条`,
  make: '与另一条是同一件，计在那一条',
  hint: '两条都保留。这一条不再单独办理，按核减（重复）单列；随时可以解除。',
  unit: '计数的一条属于',
  chooseUnit: '请选择单位',
  counting: '计数的一条',
  reason: '关联理由',
  send: '关联',
  end: '解除关联',
  endHint: '解除以后重新计数，按原时限；原时限已过的，须定新的。',
  due: '新的整改时限',
}
