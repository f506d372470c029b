/**
 * A chart's XML, its values beside the references to them: previewers on phones and in mail programs, which do
 * not calculate, would draw an empty chart without.
 */
import type { PlacedChart } from './placed.ts'
import { fixedRangeName, placeName } from './placeNames.ts'
import { XML_HEAD, xmlEscape } from './xmlEscape.ts'

/** Labels of parts that are not there would lie over the others. */
const NOUGHT_HIDDEN = '0;;'
const GRID_COLOUR = 'D9DCE0'
const TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
/** Sizes in hundredths of a point. */
const TITLE_SIZE = 1200
const SMALL_SIZE = 900
const LABEL_SIZE = 800
const MARK = '<c:marker><c:symbol val="circle"/><c:size val="5"/></c:marker>'
const CATEGORY_AXIS = 111_111_111
const VALUE_AXIS = 222_222_222

/** The part chart1.xml and its kin. */
export function chartPart(chart: PlacedChart): string {
  const plot = plotOf(chart)
  return [
    `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`,
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">',
    '<c:lang val="zh-CN"/><c:roundedCorners val="0"/><c:chart>',
    title(chart.title),
    `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}</c:plotArea>`,
    `<c:legend><c:legendPos val="${chart.type === 'doughnut' ? 'r' : 'b'}"/><c:overlay val="0"/>${text(SMALL_SIZE)}</c:legend>`,
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('')
}

function plotOf(chart: PlacedChart): string {
  if (chart.type === 'doughnut') return doughnut(chart)
  return chart.type === 'line' ? lines(chart) : bars(chart)
}

function title(words: string): string {
  const look = `sz="${TITLE_SIZE}" b="1"`
  const run = `<a:r><a:rPr lang="zh-CN" ${look}/><a:t>${xmlEscape(words)}</a:t></a:r>`
  const paragraph = `<a:p><a:pPr><a:defRPr ${look}/></a:pPr>${run}</a:p>`
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>${paragraph}</c:rich></c:tx><c:overlay val="0"/></c:title>`
}

function doughnut(chart: PlacedChart): string {
  const points = (chart.points ?? []).map(
    (colour, index) => `<c:dPt><c:idx val="${index}"/><c:bubble3D val="0"/>${filled(colour)}</c:dPt>`,
  )
  const parts = series(chart, () => points.join(''))
  const labels = dataLabels(SMALL_SIZE)
  return `<c:doughnutChart><c:varyColors val="1"/>${parts}${labels}<c:firstSliceAng val="0"/><c:holeSize val="55"/></c:doughnutChart>`
}

/** Stacked, the first category on top where bars lie. */
function bars(chart: PlacedChart): string {
  const isLying = chart.type === 'bar'
  return [
    `<c:barChart><c:barDir val="${isLying ? 'bar' : 'col'}"/><c:grouping val="stacked"/><c:varyColors val="0"/>`,
    series(chart, () => '<c:invertIfNegative val="0"/>'),
    dataLabels(LABEL_SIZE, 'FFFFFF'),
    `<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>`,
    axes(isLying),
  ].join('')
}

/** One line a series, a mark at each of its points: a print without colours can be followed. */
function lines(chart: PlacedChart): string {
  return [
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
    series(
      chart,
      // Values of lines that run close together stand above one and below the next.
      (index) => `${MARK}${dataLabels(LABEL_SIZE, undefined, index % 2 === 0 ? 'b' : 't')}`,
      '<c:smooth val="0"/>',
    ),
    `<c:marker val="1"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:lineChart>`,
    axes(false),
  ].join('')
}

/** `isLying`: the categories stand one under another at the left. */
function axes(isLying: boolean): string {
  return [
    axis('catAx', {
      id: CATEGORY_AXIS,
      crosses: VALUE_AXIS,
      orientation: isLying ? 'maxMin' : 'minMax',
      side: isLying ? 'l' : 'b',
      at: 'autoZero',
      grid: '',
      rest: '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>',
    }),
    axis('valAx', {
      id: VALUE_AXIS,
      crosses: CATEGORY_AXIS,
      orientation: 'minMax',
      side: isLying ? 'b' : 'l',
      at: isLying ? 'max' : 'autoZero',
      grid: `<c:majorGridlines>${line(GRID_COLOUR)}</c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/>`,
      rest: '<c:crossBetween val="between"/>',
    }),
  ].join('')
}

interface Axis {
  readonly id: number
  readonly crosses: number
  readonly orientation: 'minMax' | 'maxMin'
  readonly side: 'l' | 'b'
  readonly at: 'autoZero' | 'max'
  readonly grid: string
  readonly rest: string
}

function axis(element: 'catAx' | 'valAx', { id, crosses, orientation, side, at, grid, rest }: Axis): string {
  return [
    `<c:${element}><c:axId val="${id}"/><c:scaling><c:orientation val="${orientation}"/></c:scaling>`,
    `<c:delete val="0"/><c:axPos val="${side}"/>${grid}${TICKS}${text(SMALL_SIZE)}`,
    `<c:crossAx val="${crosses}"/><c:crosses val="${at}"/>${rest}</c:${element}>`,
  ].join('')
}

/** `inside` stands between a series' colour and its values, `after` behind them. */
function series(chart: PlacedChart, inside: (index: number) => string, after = ''): string {
  const categories = reference(
    'str',
    placeName(chart.sheet, fixedRangeName(chart.categories.range)),
    chart.categories.values,
  )
  return chart.series
    .map(({ name, range, values, colour }, index) => {
      const numbers = reference('num', placeName(chart.sheet, fixedRangeName(range)), values.map(String))
      return [
        `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${xmlEscape(name)}</c:v></c:tx>`,
        `${chart.type === 'line' ? stroke(colour) : filled(colour)}${inside(index)}<c:cat>${categories}</c:cat><c:val>${numbers}</c:val>${after}</c:ser>`,
      ].join('')
    })
    .join('')
}

function reference(kind: 'str' | 'num', place: string, values: readonly string[]): string {
  const points = values.map((value, index) => `<c:pt idx="${index}"><c:v>${xmlEscape(value)}</c:v></c:pt>`)
  const format = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : ''
  const cache = `<c:${kind}Cache>${format}<c:ptCount val="${values.length}"/>${points.join('')}</c:${kind}Cache>`
  return `<c:${kind}Ref><c:f>${xmlEscape(place)}</c:f>${cache}</c:${kind}Ref>`
}

function dataLabels(size: number, colour?: string, place?: 't' | 'b'): string {
  const shown = { LegendKey: 0, Val: 1, CatName: 0, SerName: 0, Percent: 0, BubbleSize: 0 }
  const at = place === undefined ? '' : `<c:dLblPos val="${place}"/>`
  const switches = Object.entries(shown).map(([name, on]) => `<c:show${name} val="${on}"/>`)
  return `<c:dLbls><c:numFmt formatCode="${NOUGHT_HIDDEN}" sourceLinked="0"/>${text(size, colour)}${at}${switches.join('')}</c:dLbls>`
}

function text(size: number, colour?: string): string {
  const fill = colour === undefined ? '' : solid(colour)
  const look = `<a:defRPr sz="${size}">${fill}</a:defRPr>`
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${look}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
}

function filled(colour: string): string {
  return `<c:spPr>${solid(colour)}</c:spPr>`
}

/** A chart's line, in English Metric Units: two points. */
function stroke(colour: string): string {
  return `<c:spPr><a:ln w="25400">${solid(colour)}</a:ln></c:spPr>`
}

function line(colour: string): string {
  return `<c:spPr><a:ln w="6350">${solid(colour)}</a:ln></c:spPr>`
}

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
}
