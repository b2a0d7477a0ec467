// Injected into what is pushed: the language's globals as variables of the bundle. A realm looks its globals up by name
// each time, which shows in a loop over every cell; and a variable has a name of one letter. (NAN: see build.mjs.)
const [math, number, object, array] = [Math, Number, Object, Array];
const string = String;
const map = Map;
const set = Set;
const int32 = Int32Array;
const float64 = Float64Array;
const byte = Uint8Array;
const nan = Number.NaN;
export { math as Math, number as Number, object as Object, array as Array, string as String, map as Map, set as Set };
export { int32 as Int32Array, float64 as Float64Array, byte as Uint8Array, nan as NAN };
