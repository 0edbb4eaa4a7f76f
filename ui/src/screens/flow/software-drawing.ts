/**
 * Whether the browser draws without a graphics card: each frame of a movement then takes processor time from a
 * simulator on the same machine. Asked once, by a WebGL context, which isn't given or tells the name of the software
 * that draws for it: SwiftShader in Chromium, llvmpipe in Mesa, WARP in Windows.
 */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let known: boolean | undefined;

export function drawsInSoftware(): boolean {
  known ??= isSoftware();
  return known;
}

function isSoftware(): boolean {
  const context = document.createElement('canvas').getContext('webgl', { failIfMajorPerformanceCaveat: true });
  if (!context) return true;
  const unmasked = context.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
  const name = String(context.getParameter(unmasked ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(name);
}
