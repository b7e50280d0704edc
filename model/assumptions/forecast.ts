import { FITTED, type Statement } from './statement.ts'

/** What is expected from now on: how fast incidents fade, how rates wander, how far risks are trusted. */
export const FORECAST = {
  halfLife: {
    value: 120,
    unit: 'days',
    meaning: 'An incident this old counts half as much as one of today',
    source: FITTED,
  },
  regression: {
    value: 10,
    unit: 'incidents',
    meaning: "With this many weighted incidents, a service's own losses and the company's mean count equally",
    source: FITTED,
  },
  capQuantile: {
    value: 0.95,
    unit: 'quantile',
    meaning: 'Losses above this quantile of all losses count as this quantile when they predict',
    source: FITTED,
  },
  drift: {
    value: 0.5,
    unit: 'log standard deviation',
    meaning: "How far a service's true rate may wander within the horizon",
    source: FITTED,
  },
  spread: {
    value: 0.6,
    unit: 'log standard deviation',
    meaning: 'How far one future incident may differ from the one it is modelled on',
    source: FITTED,
  },
  selfCalibration: {
    value: 1,
    unit: '1 on, 0 off',
    meaning: "Whether the company's own past quarters choose half-life, drift and spread, where nobody set them",
    source:
      'chosen by past scores, 80% intervals held .78 to .87 on five public histories; the defaults held .72 to .89',
  },
  horizon: {
    value: 365.25,
    unit: 'days',
    meaning: 'Benefits are counted for this long from shipping, the same for every project',
    source: 'Google CRE risk analysis counts a year of 365.25 days',
  },
  priorShapeLeast: {
    value: 0.005,
    unit: 'incidents',
    meaning: 'Least weight of the company rate in the rate of one service',
    source: 'convention: low enough never to hold where most of a thousand components never fail',
  },
  priorShapeMost: {
    value: 5,
    unit: 'incidents',
    meaning: 'Most weight of the company rate in the rate of one service',
    source: FITTED,
  },
  confidenceLow: {
    value: 1,
    unit: 'incidents',
    meaning: 'A risk stated with low confidence is worth this many seen incidents',
    source: 'convention',
  },
  confidenceMedium: {
    value: 4,
    unit: 'incidents',
    meaning: 'A risk stated with medium confidence is worth this many seen incidents',
    source: 'convention',
  },
  confidenceHigh: {
    value: 16,
    unit: 'incidents',
    meaning: 'A risk stated with high confidence is worth this many seen incidents',
    source: 'convention',
  },
} as const satisfies Record<string, Statement>
