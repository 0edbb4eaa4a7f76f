/** The editor itself, in a part of the page that is read when an editor is first shown (`expression-editor.tsx`). */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ExpressionDiagnostic } from '../../api/schema.ts';
import { editorTheme } from './editor-theme.ts';
import type { ExpressionEditorProps } from './expression-editor.tsx';
import { completions, expressionLanguage } from './language.ts';

const MAX_CHARACTERS = 10_000;

/** Marks a text that was put in and not typed. */
const fromOutside = Annotation.define<boolean>();

export function CodeMirrorEditor(props: ExpressionEditorProps): ReactNode {
  const { label, value, placeholderText, diagnostics, insertion, minHeight } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  /** What was typed and hasn't come back as the value yet: who types fast must not be set back to an older text. */
  const reported = useRef<string[]>([]);
  const latest = useRef(props);
  latest.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is made once; what changes is told to it below.
  useEffect(() => {
    if (!place.current) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({
            override: [(context) => completions(latest.current.functions, latest.current.attributes)(context)],
            icons: false,
          }),
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
          expressionLanguage,
          editorTheme,
          EditorView.theme({ '.cm-content': { minHeight: minHeight ?? '88px' } }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          placeholder(placeholderText ?? ''),
          EditorState.changeFilter.of((change) => change.newDoc.length <= MAX_CHARACTERS),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((each) => each.annotation(fromOutside))) return;
            const text = update.state.doc.toString();
            reported.current.push(text);
            latest.current.onChange(text);
          }),
        ],
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const editor = view.current;
    const echo = reported.current.indexOf(value);
    reported.current.splice(0, echo < 0 ? Infinity : echo + 1);
    if (!editor || echo >= 0 || editor.state.doc.toString() === value) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
      annotations: fromOutside.of(true),
    });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { length } = editor.state.doc;
    editor.dispatch(
      setDiagnostics(
        editor.state,
        diagnostics.map((each) => asDiagnostic(each, length)),
      ),
    );
  }, [diagnostics]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !insertion) return;
    editor.dispatch(editor.state.replaceSelection(insertion.text));
    editor.focus();
  }, [insertion]);

  return <div ref={place} />;
}

/** What concerns the whole is marked over the whole. */
function asDiagnostic({ severity, message, from, to }: ExpressionDiagnostic, length: number): Diagnostic {
  const start = Math.min(from ?? 0, length);
  return { severity, message, from: start, to: Math.min(to ?? length, length) };
}
