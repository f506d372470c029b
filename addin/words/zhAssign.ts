/** Assigning items to units, in Chinese. */

export const zhAssign = {
  assign: {
    title: '归属单位',
    lead: '这条问题还没有归属单位，不计入任何单位。指定后，它会出现在该单位的台账里，由该单位整改。',
    unit: '责任单位',
    choose: '请选择单位',
    send: '指定给该单位',
    none: '未指定单位',
    waiting: (count: number): string => `${count} 条还没有归属单位，排在最前`,
  },
}
