/**
 * Quantile of the standard normal distribution.
 *
 * Wichura's algorithm AS 241 (PPND16), relative accuracy about 1e-16. Source: M. J. Wichura (1988), The percentage points
 * of the normal distribution, Applied Statistics 37, 477–484.
 *
 * @param probability in (0, 1); 0 and 1 give -Infinity and Infinity
 * @throws RangeError outside [0, 1]
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError('A probability lies between 0 and 1');
  if (probability === 0) return -Infinity;
  if (probability === 1) return Infinity;
  const fromHalf = probability - 0.5;
  if (Math.abs(fromHalf) <= 0.425) {
    const r = 0.180625 - fromHalf * fromHalf;
    return (fromHalf * polynomial(middle.above, r)) / polynomial(middle.below, r);
  }
  const depth = Math.sqrt(-Math.log(Math.min(probability, 1 - probability)));
  const [{ above, below }, r] = depth <= 5 ? [shoulder, depth - 1.6] : [tail, depth - 5];
  const size = polynomial(above, r) / polynomial(below, r);
  return fromHalf < 0 ? -size : size;
}

/** Coefficients from the highest power down. */
const middle = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  below: [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};

const shoulder = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};

const tail = {
  above: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  below: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}
