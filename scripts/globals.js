// Injected into what is pushed: the language's globals as variables of the bundle. A realm looks its globals up by name
// each time, which shows in a loop over every cell; and a variable has a name of one letter.
const [math, number, object, array, string, map, set] = [Math, Number, Object, Array, String, Map, Set];
const [int32, float64] = [Int32Array, Float64Array];
export { math as Math, number as Number, object as Object, array as Array, string as String, map as Map, set as Set };
export { int32 as Int32Array, float64 as Float64Array };
