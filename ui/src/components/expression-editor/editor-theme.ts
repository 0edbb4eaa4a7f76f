/** CodeMirror in Fluent's clothes; the tokens are CSS variables, so that both themes come for free. */
import { EditorView } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';

export const editorTheme = EditorView.theme({
  '&': {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase300,
  },
  '&.cm-focused': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: tokens.fontFamilyMonospace, lineHeight: '22px' },
  '.cm-content': {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    caretColor: tokens.colorNeutralForeground1,
  },
  '.cm-cursor': { borderLeftColor: tokens.colorNeutralForeground1 },
  '.cm-placeholder': { color: tokens.colorNeutralForeground3 },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: `${tokens.colorBrandBackground2} !important`,
  },
  '.cm-matchingBracket': { backgroundColor: `${tokens.colorNeutralBackground1Selected} !important` },
  '.cm-tooltip': {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: tokens.fontFamilyMonospace, maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  '.cm-completionInfo': { padding: '8px 12px', maxWidth: '380px', fontFamily: tokens.fontFamilyBase },
  '.cm-completionInfo p': { margin: '4px 0' },
  '.cm-completionInfo code': { display: 'block', marginTop: '6px', overflowWrap: 'anywhere' },
  '.cm-diagnostic': { padding: '6px 10px', fontFamily: tokens.fontFamilyBase, maxWidth: '480px' },
  '.cm-diagnostic-error': { borderLeft: `4px solid ${tokens.colorStatusDangerBorder2}` },
  '.cm-diagnostic-warning': { borderLeft: `4px solid ${tokens.colorStatusWarningBorder2}` },
});
