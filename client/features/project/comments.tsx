import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReportedComment } from '../../../model/contract/comment.ts'
import { Allowed } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import { FormFault } from '../../components/form-fault.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { age } from '../../lib/date.ts'
import { commentsKey } from '../../lib/live.ts'
import { asTrouble } from '../../lib/problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { useNow } from '../../lib/use-now.ts'
import { CommentForm } from './comment-form.tsx'
import styles from './comments.module.css'
import part from './part.module.css'
import { addComment, commentsQuery, removeComment, saveComment } from './queries.ts'
import { authorOf, commentsTitle } from './words.ts'

/** What people say of the project, as it comes in, and room to say something. */
export function Comments({ project }: { readonly project: string }) {
  const { data, error, refetch } = useQuery(commentsQuery(project))
  const now = useNow()
  const comments = data?.comments ?? []
  return (
    <section aria-label="Comments">
      <h2 className={part.heading}>{data ? commentsTitle(comments, now) : '\u00a0'}</h2>
      {error && !data && <TroubleNotice trouble={asTrouble(error)} onAgain={() => void refetch()} />}
      <ul className={styles.comments}>
        {comments.map((comment) => (
          <OneComment key={comment.id} comment={comment} now={now} />
        ))}
      </ul>
      <Allowed scope="comments:write">
        <NewComment project={project} />
      </Allowed>
    </section>
  )
}

function OneComment({ comment, now }: { readonly comment: ReportedComment; readonly now: number }) {
  const { id, project, text, revision, writtenAt, editedAt, mayEdit, mayRemove } = comment
  const [isEditing, setEditing] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const save = useChange((next: string) => saveComment(id, { text: next, revision }), commentsKey(project))
  const remove = useChange(() => removeComment(id), commentsKey(project))
  return (
    <li>
      <p className={styles.who}>
        <strong>{authorOf(comment)}</strong> <time dateTime={writtenAt}>{age(writtenAt, now)} ago</time>
        {editedAt && `, edited ${age(editedAt, now)} ago`}
      </p>
      {isEditing ? (
        <CommentForm
          label="What the comment says"
          start={text}
          send="Save"
          isPending={save.isPending}
          error={save.error}
          onSend={(next) => save.mutate(next, { onSuccess: () => setEditing(false) })}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className={styles.text}>{text}</p>
      )}
      <FormFault error={remove.error} />
      {!isEditing && (mayEdit || mayRemove) && (
        <p className={styles.actions} data-screen>
          {isAsking ? (
            <>
              <span>Remove it?</span>
              <Button kind="quiet" disabled={remove.isPending} onClick={() => remove.mutate()}>
                Yes, remove
              </Button>
              <Button kind="quiet" onClick={() => setAsking(false)}>
                Keep it
              </Button>
            </>
          ) : (
            <>
              {mayEdit && (
                <Button kind="quiet" onClick={() => setEditing(true)}>
                  Edit
                </Button>
              )}
              {mayRemove && (
                <Button kind="quiet" onClick={() => setAsking(true)}>
                  Remove
                </Button>
              )}
            </>
          )}
        </p>
      )}
    </li>
  )
}

function NewComment({ project }: { readonly project: string }) {
  const add = useChange((text: string) => addComment(project, text), commentsKey(project))
  // A comment that was sent leaves an empty form behind: another key is another form.
  return (
    <CommentForm
      key={add.data?.id ?? 'first'}
      label="Say something of this project"
      start=""
      send="Comment"
      isPending={add.isPending}
      error={add.error}
      onSend={(text) => add.mutate(text)}
    />
  )
}
